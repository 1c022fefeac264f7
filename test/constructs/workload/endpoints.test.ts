import { Binding, Connection, Identity, Port, StatelessService, type StatelessServiceProps } from '../../../constructs';
import { client, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const application = server({
  ports: [Port.http(8080, { servicePort: 80 }), Port.grpc(9000), Port.http(9090, { name: 'metrics' })],
  metrics: { port: 'metrics' },
});
const checkout = client('checkout', 'commerce');
const prometheus = Identity.foreign({ name: 'prometheus', namespace: 'monitoring', labels: { app: 'prometheus' } });

function written(props: Partial<StatelessServiceProps> = {}) {
  const chart = testChart();
  const service = new StatelessService(chart, 'vault', { application, sizing: { resources: RESOURCES }, ...props });
  return { chart, service, ways: finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name) };
}

/** Somebody who states a connection to a service. */
function caller(id: string, service: StatelessService) {
  const variables = { VAULT_URL: Binding.url('vault') };
  const roles = { vault: Connection.to(service.endpoint) };
  const chart = testChart('commerce');
  new StatelessService(chart, id, { application: server({ variables }), roles, sizing: { resources: RESOURCES } });
  return chart;
}

describe('a service that lists nobody', () => {
  test('opens no way by itself: whoever states a connection writes both sides', () => {
    const { ways, service } = written();
    expect(ways).toEqual([]);
    const chart = caller('checkout', service);
    const peer = (namespace: string, name: string) => ({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      podSelector: {
        matchLabels: {
          'app.kubernetes.io/name': name,
          'app.kubernetes.io/instance': name,
          'app.kubernetes.io/component': name,
        },
      },
    });
    const ports = [{ port: 8080, protocol: 'TCP' }];
    expect(find(chart, 'NetworkPolicy', 'checkout-egress')).toMatchObject({
      metadata: { namespace: 'commerce' },
      spec: {
        podSelector: peer('', 'checkout').podSelector,
        policyTypes: ['Egress'],
        egress: [{ to: [peer('shop', 'vault')], ports }],
      },
    });
    expect(find(chart, 'NetworkPolicy', 'vault-8080-from-checkout.commerce')).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: {
        podSelector: peer('', 'vault').podSelector,
        policyTypes: ['Ingress'],
        ingress: [{ from: [peer('commerce', 'checkout')], ports }],
      },
    });
  });

  test('has metrics for whoever monitors it', () => {
    expect(written().service.metrics?.endpoint.clients).toBeUndefined();
  });
});

describe('a service that lists its clients', () => {
  test('opens its ports to them, but not the one for metrics', () => {
    expect(written({ clients: [checkout] }).ways).toEqual([
      'vault-8080-from-checkout.commerce',
      'vault-9000-from-checkout.commerce',
    ]);
  });

  test('lets a client state its side, and no other', () => {
    const { service } = written({ clients: [checkout] });
    const policies = finished(caller('checkout', service), 'NetworkPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['checkout-egress']);
    expect(refusal(() => caller('cart', service))).toMatchObject({
      code: 'CLIENT_NOT_LISTED',
      place: 'test/cart/outgoing',
    });
  });

  test('may list nobody at all', () => {
    const { ways, service } = written({ clients: [] });
    expect(ways).toEqual([]);
    expect(refusal(() => caller('checkout', service)).expected).toContain('it lists nobody');
  });

  test('guards its other ports as well', () => {
    const { service } = written({ clients: [checkout] });
    expect(service.endpointOf('grpc')).toMatchObject({ port: 9000, clients: [checkout] });
  });

  test('shows its metrics to nobody, or to the listed readers', () => {
    expect(written({ clients: [checkout] }).service.metrics?.endpoint.clients).toEqual([]);
    const { ways, service } = written({ clients: [checkout], scrapers: [prometheus] });
    expect(service.metrics?.endpoint.clients).toEqual([prometheus]);
    expect(ways).toContain('vault-9090-from-prometheus.monitoring');
  });
});

test('a service whose first port is the one for metrics opens it to clients all the same', () => {
  const only = server({ ports: [Port.http(8080)], metrics: { port: 'http' } });
  expect(written({ application: only, clients: [checkout] }).ways).toEqual(['vault-8080-from-checkout.commerce']);
});
