import { checkAmounts } from './checks';
import { combine } from './pod-requests';
import { needOf, type Need } from './target-pods';

/** Pods, and the nodes that they are to run on. All amounts by resource: `cpu` in cores, `memory` in bytes, `pods` a count. */
export interface NodesProps {
  /** What all pods request together, those that run on every node left out. */
  readonly requests: { [resource: string]: number };
  /** What one node offers: its `status.allocatable`. A resource that is not named there is not offered. */
  readonly allocatable: { [resource: string]: number };
  /**
   * What the pods that run on every node request of each.
   * @default - no such pods
   */
  readonly daemons?: { [resource: string]: number };
}

/**
 * Nodes for pods, and the resource that asks for so many. A bound from below: pods are whole, and what is left on each
 * node may be too little for one more.
 */
export function nodesOf({ requests, allocatable, daemons = {} }: NodesProps, place: string): Need {
  checkAmounts(allocatable, 'allocatable', place);
  checkAmounts(daemons, 'daemons', place);
  const room = combine(allocatable, daemons, (all, taken) => Math.max(0, all - taken));
  return needOf(requests, room, place);
}
