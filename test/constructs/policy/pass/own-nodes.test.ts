import type { FinishedObject } from '../../../../constructs/policy/pass/objects';
import { ownNodesIssues } from '../../../../constructs/policy/pass/own-nodes';

const zone = (name: string, ownNodes?: string): FinishedObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, annotations: ownNodes === undefined ? {} : { 'cdk8s-commerce/own-nodes': ownNodes } },
});
const ZONES = [zone('shop'), zone('cards', 'pci-zone=cde'), zone('vault', 'pci-zone=vault')];

const HOME = {
  nodeSelector: { 'pci-zone': 'cde' },
  tolerations: [{ key: 'pci-zone', operator: 'Equal', value: 'cde', effect: 'NoSchedule' }],
};

const workload = (namespace: string, pod: object, kind = 'Deployment'): FinishedObject => {
  const template = { spec: { containers: [{ name: 'main' }], ...pod } };
  const spec = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
  return { apiVersion: 'apps/v1', kind, metadata: { name: 'web', namespace }, spec };
};

const issues = (object: FinishedObject) =>
  ownNodesIssues([...ZONES, object]).map(({ place, expected }) => `${place}: ${expected}`);

test('without a zone that has nodes of its own, everything goes', () => {
  expect(ownNodesIssues([zone('shop'), workload('shop', { tolerations: [{ operator: 'Exists' }] })])).toEqual([]);
});

test.each(['Deployment', 'StatefulSet', 'CronJob', 'Rollout'])('a %s at home is in its place', (kind) => {
  expect(issues(workload('cards', HOME, kind))).toEqual([]);
  expect(issues(workload('shop', {}, kind))).toEqual([]);
});

test.each([
  ['selects nothing', { tolerations: HOME.tolerations }],
  ['tolerates nothing', { nodeSelector: HOME.nodeSelector }],
  ['selects other nodes', { ...HOME, nodeSelector: { 'pci-zone': 'vault' } }],
  [
    'tolerates only what has no consequence',
    { ...HOME, tolerations: [{ key: 'pci-zone', value: 'cde', effect: 'NoExecute' }] },
  ],
])('a pod of a zone with own nodes that %s is refused', (_what, pod) => {
  expect(issues(workload('cards', pod))).toEqual([
    'Deployment shop/web: '.replace('shop', 'cards') +
      'pods of the zone cards must select its own nodes, and tolerate their taint',
  ]);
});

test.each([
  ['the very taint', [HOME.tolerations[0]]],
  ['any value of it', [{ key: 'pci-zone', operator: 'Exists' }]],
  ['everything', [{ operator: 'Exists' }]],
  ['all that keeps pods from being scheduled', [{ operator: 'Exists', effect: 'NoSchedule' }]],
])('a pod of another zone that tolerates %s is refused', (_what, tolerations) => {
  expect(issues(workload('shop', { tolerations }))).toContain(
    'Deployment shop/web: no pod but those of the zone cards and of agents on every node may tolerate pci-zone=cde',
  );
});

test('a pod of one zone is a guest on the nodes of another', () => {
  const tolerations = [{ key: 'pci-zone', operator: 'Exists' }];
  expect(issues(workload('cards', { ...HOME, tolerations }))).toEqual([
    expect.stringContaining('no pod but those of the zone vault'),
  ]);
});

test('an agent on every node comes to these too', () => {
  expect(issues(workload('agents', { tolerations: [{ operator: 'Exists' }] }, 'DaemonSet'))).toEqual([]);
});

test('pods that an operator makes are looked at where it is told', () => {
  const database = (spec: object): FinishedObject => ({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'db', namespace: 'cards' },
    spec: { instances: 3, ...spec },
  });
  const broker = (spec: object): FinishedObject => ({
    apiVersion: 'rabbitmq.com/v1beta1',
    kind: 'RabbitmqCluster',
    metadata: { name: 'mq', namespace: 'cards' },
    spec: { replicas: 3, ...spec },
  });
  expect(issues(database({ affinity: HOME }))).toEqual([]);
  expect(issues(database({}))).toHaveLength(1);
  expect(issues(broker({ override: { statefulSet: { spec: { template: { spec: HOME } } } } }))).toEqual([]);
  expect(issues(broker({}))).toHaveLength(1);
});
