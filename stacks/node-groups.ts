import type { CloudClusterValues, NodeGroupValues } from './environments/cluster';
import type { Environment } from './environments/environment';
import { roomOfNode, type Room } from './node-capacity';
import { takes } from './scheduling';
import type { Issue } from '../constructs/core/errors';
import { bytesQuantity, cpuQuantity } from '../constructs/core/quantity';
import { workloadDemands } from '../constructs/policy/pass/demand';
import { objectName, type FinishedObject } from '../constructs/policy/pass/objects';
import { schedulingOf, type Scheduling } from '../constructs/policy/pass/scheduling';

/** A node group, with what is left on it for the platform's pods. */
export interface Group {
  readonly name: string;
  readonly values: NodeGroupValues;
  /** Of one node, after the agents that run on every node. */
  readonly node: Room;
}

/** A workload, and the groups that its pods may run on. */
export interface Placed {
  readonly object: FinishedObject;
  readonly pod: Room;
  /** At autoscaling maximum and in the middle of a rollout, and at the minimum. */
  readonly count: number;
  readonly fewest: number;
  readonly groups: readonly Group[];
}

const RESOURCES = ['cpu', 'memory'] as const;

/**
 * Node groups that cannot hold the platform: the requests of all pods at autoscaling maximum and in the middle of a
 * rollout against the most nodes, and each single pod against one node. Which group takes which pod is read from the
 * finished objects: their node selectors and tolerations. A cluster whose nodes are not declared here has no issue.
 */
export function nodeGroupIssues({ cluster }: Environment, objects: readonly FinishedObject[]): Issue[] {
  if (cluster.form === 'existing' || cluster.form === 'kind' || cluster.form === 'minikube') {
    return [];
  }
  const groups = groupsOf(cluster, objects);
  const place = 'cluster.nodeGroups';
  const placed = placedOn(groups, objects);
  return [
    ...placed.flatMap((workload) => tooLarge(workload, place)),
    ...setsOf(placed).flatMap((set) => tooMany(set, placed, place)),
  ];
}

/** The node groups of a cluster. */
export function groupsOf(cluster: CloudClusterValues, objects: readonly FinishedObject[]): Group[] {
  const agents = workloadDemands(objects).filter(({ object }) => object.kind === 'DaemonSet');
  return Object.entries<NodeGroupValues>(cluster.nodeGroups).map(([name, values]) => {
    const here = agents.filter(({ object }) => takes(values, schedulingOf(object))).map(({ pod }) => roomOf(pod));
    return { name, values, node: here.reduce(less, roomOfNode(cluster.form, values)) };
  });
}

/** What runs on them, but for what runs on every node. */
export function placedOn(groups: readonly Group[], objects: readonly FinishedObject[]): Placed[] {
  return workloadDemands(objects)
    .filter(({ count }) => count > 0)
    .map(({ object, pod, count, fewest }) => {
      const scheduling: Scheduling = schedulingOf(object);
      return {
        object,
        pod: roomOf(pod),
        count,
        fewest,
        groups: groups.filter(({ values }) => takes(values, scheduling)),
      };
    });
}

/**
 * Sets of groups to be looked at: what fits group by group may still not fit together, when pods may choose. Pods that
 * may run in a set or a part of it must fit into that set.
 */
function setsOf(placed: readonly Placed[]): Group[][] {
  const unions = new Map<string, Group[]>();
  for (const { groups } of placed) {
    for (const known of [[], ...unions.values()]) {
      const union = [...new Set([...known, ...groups])];
      unions.set(keyOf(union), union);
    }
  }
  return [...unions.values()].filter((set) => set.length > 0);
}

function keyOf(set: readonly Group[]): string {
  return set
    .map(({ name }) => name)
    .sort()
    .join(', ');
}

function tooMany(set: readonly Group[], placed: readonly Placed[], place: string): Issue[] {
  const there = placed.filter(({ groups }) => groups.length > 0 && groups.every((group) => set.includes(group)));
  return RESOURCES.flatMap((resource) => {
    const needed = there.reduce((sum, { pod, count }) => sum + pod[resource] * count, 0);
    const room = set.reduce((sum, group) => sum + roomOfGroup(group, resource), 0);
    return needed <= room
      ? []
      : [
          {
            code: 'NODE_GROUP_TOO_SMALL' as const,
            place: `${place}.${keyOf(set)}`,
            expected: `${resource} must hold the platform's pods at autoscaling maximum plus surge: ${amount(resource, needed)}`,
            got: `${set.map((group) => sumOf(group, resource)).join(' + ')} = ${amount(resource, room)}`,
            example: enough(set, resource, needed - room),
          },
        ];
  });
}

function roomOfGroup({ node, values }: Group, resource: keyof Room): number {
  return node[resource] * values.maxNodes - reserved(values, resource);
}

/** The sum as a person would check it: nodes by what each has, less what add-ons take. */
function sumOf({ node, values }: Group, resource: keyof Room): string {
  const kept = reserved(values, resource);
  const less = kept === 0 ? '' : ` - ${amount(resource, kept)}`;
  return `${values.maxNodes} x ${amount(resource, node[resource])}${less}`;
}

function reserved({ reserved: values }: NodeGroupValues, resource: keyof Room): number {
  return (values?.[resource] ?? 0) * (resource === 'memory' ? 2 ** 30 : 1);
}

function enough([first]: readonly Group[], resource: keyof Room, missing: number): string {
  const nodes = first === undefined ? 0 : first.values.maxNodes + Math.ceil(missing / first.node[resource]);
  return `${first?.name ?? ''}: maxNodes: ${Math.ceil(nodes / 3) * 3}`;
}

function tooLarge({ object, pod, groups }: Placed, place: string): Issue[] {
  if (groups.some(({ node }) => RESOURCES.every((resource) => pod[resource] <= node[resource]))) {
    return [];
  }
  const asked = RESOURCES.map((resource) => `${resource} ${amount(resource, pod[resource])}`).join(' and ');
  return [
    {
      code: 'NODE_GROUP_TOO_SMALL',
      place,
      expected: `one node must hold a pod of ${objectName(object)}: ${asked}`,
      got: groups.length === 0 ? 'no group that takes it' : groups.map(nodeOf).join(', '),
      example: 'a larger instanceType, or labels and no taint that the pod does not tolerate',
    },
  ];
}

function nodeOf({ name, node }: Group): string {
  return `${name} with ${RESOURCES.map((resource) => `${resource} ${amount(resource, node[resource])}`).join(' and ')}`;
}

function roomOf(demand: { readonly [resource: string]: number }): Room {
  return { cpu: demand['requests.cpu'] ?? 0, memory: demand['requests.memory'] ?? 0 };
}

function less(room: Room, taken: Room): Room {
  return { cpu: room.cpu - taken.cpu, memory: room.memory - taken.memory };
}

function amount(resource: keyof Room, value: number): string {
  return resource === 'cpu' ? cpuQuantity(value) : bytesQuantity(Math.floor(value / 2 ** 20) * 2 ** 20);
}
