import type { Environment } from '../environments/environment';
import { MAX_PODS, type Room } from '../node-capacity';
import { groupsOf, placedOn, type Group, type Placed } from '../node-groups';
import type { NodeGroupPlan } from '../../constructs';
import { nodeBound, type NodeGroupProps } from '../../constructs/capacity/node-group';
import type { FinishedObject } from '../../constructs/policy/pass/objects';

/** Nodes of a group, and the bounds that were stated. */
export interface NodeRow extends NodeGroupPlan {
  readonly minNodes: number;
  readonly maxNodes: number;
}

type Counts = (placed: Placed) => number;

/** Cores, bytes and pods. */
interface Requested extends Room {
  readonly pods: number;
}

const RESOURCES = ['cpu', 'memory', 'pods'] as const;

/**
 * Nodes for everything that runs, databases and jobs too. Pods with a choice fill the groups in the order in which these
 * are stated, after those without one. A cluster whose nodes are not declared has no rows.
 */
export function nodeRows({ cluster }: Environment, objects: readonly FinishedObject[]): NodeRow[] {
  if (!('nodeGroups' in cluster)) {
    return [];
  }
  const groups = groupsOf(cluster, objects);
  const placed = [...placedOn(groups, objects)].sort((one, other) => one.groups.length - other.groups.length);
  const [fewest, most] = [filled(groups, placed, (one) => one.fewest), filled(groups, placed, (one) => one.count)];
  return groups.map((group) => ({
    name: group.name,
    fewest: boundOf(group, fewest),
    most: boundOf(group, most),
    minNodes: group.values.minNodes,
    maxNodes: group.values.maxNodes,
  }));
}

/** What is requested of each group: what add-ons take, and the pods. */
function filled(groups: readonly Group[], placed: readonly Placed[], count: Counts): ReadonlyMap<string, Requested> {
  const requested = new Map(groups.map((group) => [group.name, reservedOf(group)]));
  for (const workload of placed) {
    let left = count(workload);
    workload.groups.forEach((group, index) => {
      const taken = requested.get(group.name) ?? NOTHING;
      const last = index === workload.groups.length - 1;
      const pods = last ? left : Math.min(left, roomFor(workload.pod, group, taken));
      requested.set(group.name, plus(taken, workload.pod, pods));
      left -= pods;
    });
  }
  return requested;
}

const NOTHING: Requested = { cpu: 0, memory: 0, pods: 0 };

/** How many of these pods still fit on the most nodes of a group. */
function roomFor(pod: Room, group: Group, taken: Requested): number {
  const { maxNodes } = group.values;
  const each: Requested = { ...pod, pods: 1 };
  const offered = offeredBy(group);
  return RESOURCES.reduce(
    (fewest, resource) =>
      each[resource] === 0
        ? fewest
        : Math.min(fewest, Math.max(0, Math.floor((offered[resource] * maxNodes - taken[resource]) / each[resource]))),
    Infinity,
  );
}

function boundOf(group: Group, requested: ReadonlyMap<string, Requested>) {
  const props: NodeGroupProps = { allocatable: { ...offeredBy(group) }, minNodes: group.values.minNodes };
  return nodeBound({ ...(requested.get(group.name) ?? NOTHING) }, props, `cluster.nodeGroups.${group.name}`);
}

/** Of one node, after what runs on every node. */
function offeredBy({ node }: Group): Requested {
  return { ...node, pods: MAX_PODS };
}

function reservedOf({ values: { reserved } }: Group): Requested {
  return reserved === undefined ? NOTHING : { cpu: reserved.cpu, memory: reserved.memory * 2 ** 30, pods: 0 };
}

function plus(taken: Requested, pod: Room, count: number): Requested {
  return {
    cpu: taken.cpu + pod.cpu * count,
    memory: taken.memory + pod.memory * count,
    pods: taken.pods + count,
  };
}
