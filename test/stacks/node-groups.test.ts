import { describeIssue } from '../../constructs/core/errors';
import { finishedPlatform } from '../../src/finished';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { NodeGroups, NodeGroupValues } from '../../stacks/environments/cluster';
import type { Environment } from '../../stacks/environments/environment';
import { PRODUCTION_CLUSTER, production } from '../../stacks/environments/production';
import { roomOfNode } from '../../stacks/node-capacity';
import { nodeGroupIssues } from '../../stacks/node-groups';
import { AKS, GKE } from '../terraform/variants';

type FinishedObject = Parameters<typeof nodeGroupIssues>[1][number];

const GROUP: NodeGroupValues = { instanceType: 'm7i.large', cpu: 2, memory: 8, minNodes: 3, maxNodes: 3, labels: {} };
const GROUPS: NodeGroups = {
  general: { ...GROUP, labels: { workload: 'general' } },
  data: { ...GROUP, labels: { workload: 'data' } },
  cde: { ...GROUP, labels: { 'pci-zone': 'cde' }, taint: { key: 'pci-zone', value: 'cde' } },
};

function withGroups(groups: Partial<NodeGroups>): Environment {
  return { ...production, cluster: { ...PRODUCTION_CLUSTER, nodeGroups: { ...GROUPS, ...groups } } };
}

/** A Deployment whose pods ask for so much. */
function deployment(cpu: string, replicas: number, pod: object = {}, name = 'shop'): FinishedObject {
  const containers = [{ name: 'main', resources: { requests: { cpu, memory: '64Mi' } } }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'commerce' },
    spec: { replicas, template: { spec: { containers, ...pod } } },
  };
}

const CDE = {
  nodeSelector: { 'pci-zone': 'cde' },
  tolerations: [{ key: 'pci-zone', operator: 'Equal', value: 'cde', effect: 'NoSchedule' }],
};

/** The sentences for some objects on some groups. */
function sentences(objects: readonly FinishedObject[], groups: Partial<NodeGroups> = {}): string[] {
  return nodeGroupIssues(withGroups(groups), objects).map(describeIssue);
}

test.each(ENVIRONMENTS)('the node groups of $name hold its platform', (environment) => {
  expect(nodeGroupIssues(environment, finishedPlatform(environment).objects)).toEqual([]);
});

test.each([
  ['maxNodes', 3],
  ['cpu', 3],
  ['memory', 6],
] as const)('production with its %s divided by %d is refused, with the sum', (field, by) => {
  const less = Object.fromEntries(
    Object.entries<NodeGroupValues>(PRODUCTION_CLUSTER.nodeGroups).map(([name, group]) => [
      name,
      { ...group, [field]: Math.floor(group[field] / by) },
    ]),
  ) as unknown as NodeGroups;
  const lines = nodeGroupIssues(withGroups(less), finishedPlatform(production).objects).map(describeIssue);
  const sum = /NODE_GROUP_TOO_SMALL \[cluster\.nodeGroups\.data, general\] (cpu|memory) must hold .* got .* = /;
  expect(lines.some((line) => sum.test(line))).toBe(true);
});

test('the sum is that of the most nodes, less what add-ons take, and the example would be enough', () => {
  // One node: 2 cores, of which the kubelet keeps 70m and the agents 350m.
  expect(
    sentences([deployment('500m', 18)], { general: { ...GROUPS.general, reserved: { cpu: 1, memory: 1 } } }),
  ).toEqual([
    "NODE_GROUP_TOO_SMALL [cluster.nodeGroups.data, general] cpu must hold the platform's pods at " +
      'autoscaling maximum plus surge: 9, got 3 x 1580m - 1 + 3 x 1580m = 8480m. Example: general: maxNodes: 6',
  ]);
  const larger = { ...GROUPS.general, maxNodes: 6, reserved: { cpu: 1, memory: 1 } };
  expect(sentences([deployment('500m', 18)], { general: larger })).toEqual([]);
});

test('pods count at the most that their autoscaler makes of them', () => {
  const autoscaler: FinishedObject = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'shop', namespace: 'commerce' },
    spec: { scaleTargetRef: { name: 'shop' }, maxReplicas: 30 },
  };
  expect(sentences([deployment('500m', 3)])).toEqual([]);
  expect(sentences([deployment('500m', 3), autoscaler])).toEqual([expect.stringContaining('plus surge: 15, got')]);
});

test('a pod larger than any node is refused, however many nodes there are', () => {
  expect(sentences([deployment('1600m', 1)], { general: { ...GROUPS.general, maxNodes: 90 } })).toEqual([
    expect.stringMatching(/one node must hold a pod of Deployment commerce\/shop: cpu 1600m .* general with cpu 1580m/),
  ]);
});

test('pods run on tainted nodes only if they tolerate the taint, and elsewhere only if they may', () => {
  // Nine times half a core fit on three nodes of any one group, eighteen times do not.
  expect(sentences([deployment('500m', 9, CDE)])).toEqual([]);
  expect(sentences([deployment('500m', 18, CDE)])).toEqual([expect.stringContaining('.cde] cpu must hold')]);
  expect(sentences([deployment('500m', 18, { nodeSelector: { workload: 'data' } })])).toEqual([
    expect.stringContaining('.data] cpu must hold'),
  ]);
  expect(sentences([deployment('500m', 18)])).toEqual([]);
});

test('pods with a choice fill what is left by pods without one', () => {
  const choosy = deployment('500m', 9, { nodeSelector: { workload: 'general' } }, 'choosy');
  expect(sentences([choosy, deployment('500m', 9)])).toEqual([]);
  expect(sentences([choosy, deployment('500m', 12)])).toEqual([
    expect.stringContaining('.data, general] cpu must hold'),
  ]);
});

test('a pod that no group takes is refused', () => {
  expect(sentences([deployment('100m', 1, { nodeSelector: { disk: 'fast' } })])).toEqual([
    expect.stringContaining('got no group that takes it'),
  ]);
  expect(sentences([deployment('100m', 1, { nodeSelector: { 'kubernetes.io/arch': 'amd64' } })])).toEqual([]);
});

test('what runs on every node leaves each node smaller', () => {
  const agent: FinishedObject = { ...deployment('1', 0, {}, 'agent'), kind: 'DaemonSet' };
  expect(sentences([deployment('500m', 6)])).toEqual([]);
  expect(sentences([deployment('500m', 9), agent])).toEqual([expect.stringContaining('3 x 580m + 3 x 580m')]);
});

test('pods that an operator makes count too', () => {
  const database: FinishedObject = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'orders', namespace: 'commerce' },
    spec: { instances: 9, resources: { requests: { cpu: '1500m', memory: '1Gi' } } },
  };
  expect(sentences([database])).toEqual([expect.stringContaining('plus surge: 13500m')]);
});

test.each([
  // 16 GiB, less 7.5 % for the machine, the cloud's share, 100 MiB for eviction and 600 MiB for agents.
  ['eks', PRODUCTION_CLUSTER.nodeGroups.general, 3.57, 15155 - (255 + 11 * 110) - 700],
  ['gke', GKE.nodeGroups.general, 3.57, 15155 - (0.25 * 4 + 0.2 * 4 + 0.1 * 8) * 1024 - 700],
  ['aks', AKS.nodeGroups.general, 3.51, 15155 - (50 + 20 * 110) - 700],
] as const)('a node of %s has what its cloud leaves', (form, group, cpu, memoryMi) => {
  const room = roomOfNode(form, group);
  expect(room.cpu).toBeCloseTo(cpu, 6);
  expect(room.memory / 2 ** 20).toBeCloseTo(memoryMi, -1);
});
