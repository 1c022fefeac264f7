import { nodeRows } from '../../stacks/capacity/nodes';
import type { NodeGroups, NodeGroupValues } from '../../stacks/environments/cluster';
import { PRODUCTION_CLUSTER, production } from '../../stacks/environments/production';

type FinishedObject = Parameters<typeof nodeRows>[1][number];

/** Two cores, of which 1580 thousandths are left for pods. */
const GROUP: NodeGroupValues = { instanceType: 'm7i.large', cpu: 2, memory: 8, minNodes: 0, maxNodes: 3, labels: {} };
const GROUPS: NodeGroups = {
  general: GROUP,
  data: { ...GROUP, labels: { workload: 'data' } },
  cde: { ...GROUP, taint: { key: 'pci-zone', value: 'cde' } },
};

function pods(cpu: string, replicas: number, pod: object = {}, kind = 'Deployment'): FinishedObject {
  const containers = [{ name: 'main', resources: { requests: { cpu, memory: '64Mi' } } }];
  const metadata = { name: `${kind}-${cpu}-${replicas}`.toLowerCase(), namespace: 'shop' };
  return { apiVersion: 'apps/v1', kind, metadata, spec: { replicas, template: { spec: { containers, ...pod } } } };
}

const autoscaled = ({ metadata }: FinishedObject, minReplicas: number, maxReplicas: number): FinishedObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec: { scaleTargetRef: { name: metadata.name }, minReplicas, maxReplicas },
});

/** Nodes by group, at the fewest and at the most replicas. */
function nodes(objects: readonly FinishedObject[], groups: Partial<NodeGroups> = {}) {
  const cluster = { ...PRODUCTION_CLUSTER, nodeGroups: { ...GROUPS, ...groups } };
  return nodeRows({ ...production, cluster }, objects).map(({ fewest, most }) => [fewest.nodes, most.nodes]);
}

test('pods with a choice fill the first group, and what does not fit goes on to the next', () => {
  // Three nodes hold nine halves of a core, and 240 thousandths are left: no tenth pod.
  expect(nodes([pods('500m', 9)])).toEqual([
    [3, 3],
    [0, 0],
    [0, 0],
  ]);
  expect(nodes([pods('500m', 12)])).toEqual([
    [3, 3],
    [1, 1],
    [0, 0],
  ]);
});

test('pods without a choice come first', () => {
  const bound = pods('500m', 3, { nodeSelector: { workload: 'data' } });
  expect(nodes([pods('500m', 12), bound])).toEqual([
    [3, 3],
    [2, 2],
    [0, 0],
  ]);
});

test('the fewest nodes are for the fewest replicas, the most for the most', () => {
  const web = pods('500m', 1);
  expect(nodes([web, autoscaled(web, 3, 9)])).toEqual([
    [1, 3],
    [0, 0],
    [0, 0],
  ]);
});

test('what runs on every node and what add-ons take are counted', () => {
  expect(nodes([pods('500m', 3), pods('1', 0, {}, 'DaemonSet')])[0]).toEqual([3, 3]);
  expect(nodes([pods('500m', 3)], { general: { ...GROUP, reserved: { cpu: 2, memory: 1 } } })[0]).toEqual([3, 3]);
});

test('there are never fewer than stated, and that is said', () => {
  const cluster = { ...PRODUCTION_CLUSTER, nodeGroups: { ...GROUPS, general: { ...GROUP, minNodes: 3 } } };
  const [general] = nodeRows({ ...production, cluster }, [pods('500m', 1)]);
  expect(general?.fewest).toEqual({ nodes: 3, limitedBy: 'fewest nodes' });
});

test('a cluster whose nodes are not declared has no rows', () => {
  const cluster = { form: 'existing', context: 'ours' } as const;
  expect(nodeRows({ ...production, cluster }, [pods('500m', 1)])).toEqual([]);
});
