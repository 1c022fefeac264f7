import { BEHIND_INGRESS } from './ingress-edge';
import { find, manifestsOf, PLATFORMS } from './manifests';
import { at } from './linter-rules/rule';
import { renderManifests } from '../../src/render';
import { production } from '../../stacks/environments/production';
import type { EdgeLimitValues, EdgePathValues, Environment } from '../../stacks/environments/environment';

const GATEWAYS = PLATFORMS.filter(({ environment }) => environment.edge.form === 'gateway');

test('staging and production have a Gateway', () => {
  expect(GATEWAYS.map(({ name }) => name)).toEqual(['staging', 'production']);
});

test('behind an Ingress, blocked paths lead to a Service without pods, and the object says what it cannot hold', () => {
  const objects = manifestsOf(BEHIND_INGRESS);
  const ingress = find(objects, 'Ingress', 'edge', 'shop');
  expect(JSON.stringify(ingress.spec)).toContain(
    '{"backend":{"service":{"name":"shop-blocked","port":{"number":80}}},"path":"/chaos","pathType":"Prefix"}',
  );
  expect(at(find(objects, 'Service', 'edge', 'shop-blocked'), 'spec', 'selector')).toBeUndefined();
  expect(ingress.metadata.annotations?.['cdk8s-commerce/left-to-controller']).toContain('HSTS');
});

describe('an environment is refused', () => {
  const gateway = (edge: EdgeLimitValues & EdgePathValues): Environment => ({
    ...production,
    edge: { ...production.edge, ...edge },
  });

  test.each<[string, Environment, string]>([
    ['a rate of nothing', gateway({ rateLimit: { perClient: 0, total: 9 } }), 'VALUE_INVALID [production.edge]'],
    ['a size that is no quantity', gateway({ maxRequestSize: 'large' }), 'QUANTITY_INVALID [production.edge]'],
    ['HTTPS for no day', gateway({ hsts: { days: 0 } }), 'VALUE_INVALID [production.edge]'],
    ['everything blocked', gateway({ blockedPaths: ['/'] }), 'PATH_INVALID [production.edge]'],
    [
      'a rate that an Ingress cannot hold',
      { ...BEHIND_INGRESS, edge: { ...BEHIND_INGRESS.edge, rateLimit: { perClient: 1, total: 1 } } } as Environment,
      'VALUE_INVALID [production.edge.rateLimit]',
    ],
  ])('for %s', (_, environment, beginning) => {
    expect(() => renderManifests(environment)).toThrow(beginning);
  });
});
