import { containerIssues } from '../../../../constructs/policy/pass/containers';
import type { FinishedContainer } from '../../../../constructs/policy/pass/objects';

const deployment = (containers: FinishedContainer[], initContainers: FinishedContainer[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { spec: { containers, initContainers } } },
});
const env = (...names: string[]) => names.map((name) => ({ name }));

test('a variable that is set several times is one issue, which says how often', () => {
  const issues = containerIssues([deployment([{ name: 'main', env: env('A', 'B', 'A', 'A') }])]);
  expect(issues).toEqual([
    {
      code: 'VARIABLE_TWICE',
      place: 'Deployment shop/web main',
      expected: 'each variable must be set once',
      got: '"A" 3 times',
      example: 'one binding for A',
    },
  ]);
});

test('two containers may set the same variable', () => {
  const containers = [
    { name: 'a', env: env('A') },
    { name: 'b', env: env('A') },
  ];
  expect(containerIssues([deployment(containers)])).toEqual([]);
});

test('a request above its limit is seen in whatever object it stands, init containers too', () => {
  const greedy = { name: 'first', resources: { requests: { memory: '500Mi' }, limits: { memory: '256Mi' } } };
  expect(containerIssues([deployment([{ name: 'main' }], [greedy])])).toMatchObject([
    {
      code: 'REQUEST_ABOVE_LIMIT',
      place: 'Deployment shop/web',
      expected: 'container "first" must request no more memory than its limit 256Mi',
      got: '500Mi',
    },
  ]);
  const job = { ...deployment([greedy]), kind: 'CronJob', spec: { jobTemplate: deployment([greedy]) } };
  expect(containerIssues([job])).toHaveLength(1);
});

test('what is equal, or has no limit, is none', () => {
  const resources = { requests: { cpu: '2300m', memory: '1Gi' }, limits: { cpu: '2.3' } };
  expect(containerIssues([deployment([{ name: 'main', resources }])])).toEqual([]);
});

test.each([
  ['no spec at all', undefined],
  ['a template of a Secret', { template: { metadata: {}, type: 'Opaque' } }],
  ['a template of a node', { template: { spec: { taints: [] } } }],
])('objects of others may have %s', (_, spec) => {
  const object = { apiVersion: 'example.com/v1', kind: 'Other', metadata: { name: 'x' }, spec };
  expect(containerIssues([object])).toEqual([]);
});

describe('limits that the namespace fills in', () => {
  const range = (limit: object, namespace = 'shop') => ({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'containers', namespace },
    spec: { limits: [{ type: 'Container', ...limit }] },
  });
  const unlimited = { name: 'main', resources: { requests: { cpu: '1500m' } } };

  test('count as the container’s own, in that namespace alone', () => {
    const issue = { code: 'REQUEST_ABOVE_LIMIT', got: '1500m' };
    expect(containerIssues([range({ default: { cpu: '1' } }), deployment([unlimited])])).toMatchObject([issue]);
    expect(containerIssues([range({ default: { cpu: '2' } }), deployment([unlimited])])).toEqual([]);
    expect(containerIssues([range({ default: { cpu: '1' } }, 'other'), deployment([unlimited])])).toEqual([]);
  });

  test('count for pods that an operator makes', () => {
    const cluster = {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'db', namespace: 'shop' },
      spec: { instances: 1, resources: unlimited.resources },
    };
    expect(containerIssues([range({ default: { cpu: '1' } }), cluster])).toMatchObject([{ place: 'Cluster shop/db' }]);
  });

  test('a request that is filled in from a limit is not above it', () => {
    const limited = { name: 'main', resources: { limits: { cpu: '10m' } } };
    expect(containerIssues([range({ defaultRequest: { cpu: '50m' } }), deployment([limited])])).toEqual([]);
  });
});
