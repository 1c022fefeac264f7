import { availableReplicas } from './availability';
import { MOST_REPLICAS } from './checks';
import { updateReplicas, type Away } from './rolling-update';
import { zoneLossReplicas } from './zone-loss';

/** What a number of replicas is due to: one fewer would break it. */
export enum ReplicaLimit {
  /** The load at the target utilisation. */
  LOAD = 'load',
  /** The load must still be served when a zone is lost. */
  ZONE_LOSS = 'zone loss',
  /** The load must still be served while an update takes replicas away. */
  ROLLING_UPDATE = 'rolling update',
  /** Enough replicas must be up with the probability that is wanted. */
  AVAILABILITY = 'availability',
  /** One replica in each zone. */
  ZONES = 'floor of the zones',
}

/** A number of replicas, and why it is no smaller. */
export interface ReplicaBound {
  /** How many there are. */
  readonly replicas: number;
  /** How many of them the load needs. */
  readonly needed: number;
  /** What asks for so many; where several do, the first of `ReplicaLimit`. */
  readonly limitedBy: ReplicaLimit;
}

/** What replicas are to outlive, each alone: not a lost zone in the middle of an update. */
export interface Losses {
  /** Zones that replicas spread over; one is none to lose. */
  readonly zones: number;
  /** What an update takes away. */
  readonly away: Away;
  /** What is wanted of replicas that fail on their own. */
  readonly availability?: { readonly target: number; readonly up: number };
}

/** Replicas by what asks for them, in the order of {@link ReplicaLimit}. More than a cluster has room for is endless. */
export type Demands = readonly (readonly [limit: ReplicaLimit, replicas: number])[];

/** The replicas that each of the losses asks for, where so many are needed. */
export function demandsOf(needed: number, { zones, away, availability }: Losses, place: string): Demands {
  return [
    [ReplicaLimit.LOAD, needed],
    [ReplicaLimit.ZONE_LOSS, zones > 1 ? zoneLossReplicas(needed, zones) : 0],
    [ReplicaLimit.ROLLING_UPDATE, updateReplicas(needed, away, place)],
    [
      ReplicaLimit.AVAILABILITY,
      availability ? (availableReplicas(needed, availability.up, availability.target) ?? Infinity) : 0,
    ],
    [ReplicaLimit.ZONES, zones],
  ];
}

/** The most that anything asks for. */
export function boundOf(needed: number, demands: Demands): ReplicaBound {
  return demands.reduce<ReplicaBound>(
    (most, [limitedBy, replicas]) => (replicas > most.replicas ? { replicas, needed, limitedBy } : most),
    { replicas: 0, needed, limitedBy: ReplicaLimit.LOAD },
  );
}

/** The greatest number that may be needed so that no more than these replicas are asked for; none where not even one may. */
export function mostNeeded(replicas: number, asked: (needed: number) => number): number {
  let [fits, tooMany] = [0, Math.min(replicas, MOST_REPLICAS) + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    [fits, tooMany] = asked(middle) <= replicas ? [middle, tooMany] : [fits, middle];
  }
  return fits;
}
