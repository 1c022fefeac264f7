import { checkWhole } from '../core/whole-number';
import { nodesOf } from './nodes';

/** Nodes of one kind. All amounts by resource: `cpu` in cores, `memory` in bytes, `pods` a count. */
export interface NodeGroupProps {
  /** What one node offers: its `status.allocatable`. */
  readonly allocatable: { [resource: string]: number };
  /**
   * What the pods that run on every node request of each.
   * @default - no such pods
   */
  readonly daemons?: { [resource: string]: number };
  /**
   * What everything else requests of this group, which is no component of the plan: databases, add-ons, jobs.
   * @default - nothing else runs there
   */
  readonly besides?: { [resource: string]: number };
  /**
   * Fewest nodes, 0 or more.
   * @default 0
   */
  readonly minNodes?: number;
  /**
   * Most nodes. A plan that takes more is refused.
   * @default - as many as it takes
   */
  readonly maxNodes?: number;
}

/** A number of nodes, and why it is no smaller. */
export interface NodeBound {
  /** How many there are. */
  readonly nodes: number;
  /** The resource that asks for so many, or `fewest nodes` where there are never fewer. */
  readonly limitedBy: string;
}

/** What a group of nodes comes to. */
export interface NodeGroupPlan {
  /** Name of the group. */
  readonly name: string;
  /** Nodes for the fewest replicas. */
  readonly fewest: NodeBound;
  /** Nodes for the most replicas, in the middle of their updates. */
  readonly most: NodeBound;
}

/** Why there are nodes that nobody asks for. */
const FEWEST = 'fewest nodes';

/** Nodes for what is requested of a group. */
export function nodeBound(
  requests: { [resource: string]: number },
  { allocatable, daemons, minNodes = 0 }: NodeGroupProps,
  place: string,
): NodeBound {
  checkWhole(minNodes, { field: 'minNodes', place, least: 0, example: 'minNodes: 3' });
  const { count, resource = FEWEST } = nodesOf({ requests, allocatable, daemons }, place);
  return count < minNodes ? { nodes: minNodes, limitedBy: FEWEST } : { nodes: count, limitedBy: resource };
}
