import { App, Chart } from 'cdk8s';
import { GatewayClass, type GatewayClassProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

const ENVOY: Required<GatewayClassProps> = { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' };

test('all props: a class of the whole cluster, under the name that Gateways use', () => {
  const chart = testChart('edge');
  expect(new GatewayClass(chart, 'envoy', ENVOY).gatewayClassName).toBe('envoy');
  const { metadata, spec } = find(chart, 'GatewayClass', 'envoy');
  expect(metadata).not.toHaveProperty('namespace');
  expect(spec).toEqual({ controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' });
});

test('in a chart without namespace', () => {
  const chart = new Chart(new App(), 'cluster');
  new GatewayClass(chart, 'envoy', ENVOY);
  expect(find(chart, 'GatewayClass', 'envoy').metadata).not.toHaveProperty('namespace');
});

test('fails when the controller has no domain, or the name is none', () => {
  expect(refusal(() => new GatewayClass(testChart(), 'envoy', { controllerName: 'envoy' }))).toMatchObject({
    code: 'NAME_INVALID',
    place: 'test/envoy',
    got: '"envoy"',
  });
  expect(refusal(() => new GatewayClass(testChart(), 'Envoy', ENVOY)).code).toBe('NAME_INVALID');
});
