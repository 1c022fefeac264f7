import { wholeAbove } from './whole';

/** Replicas for a load: ⌈requests per second / (what one replica serves × target utilisation)⌉, at least one. */
export function loadReplicas(requestsPerSecond: number, perReplica: number, utilisation: number): number {
  return Math.max(1, wholeAbove(requestsPerSecond / (perReplica * utilisation)));
}

/** The greatest load that so many replicas serve, in requests per second. */
export function servedBy(replicas: number, perReplica: number, utilisation: number): number {
  return replicas * perReplica * utilisation;
}
