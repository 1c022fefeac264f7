import type { FilledLoad } from './filled-load';
import { loadReplicas } from './load-replicas';
import { beyondMaximum } from './nearest-load';
import { boundOf, demandsOf, type Losses, type ReplicaBound } from './replica-bound';
import type { ReplicaPlan } from './replica-plan';
import { awayDuringUpdate, type Away } from './rolling-update';
import { wholeBelow } from './whole';
import { inOneZone } from './zone-loss';

/** How a workload's pods are replaced, and where it stands. */
export interface Replacement {
  /** For messages. */
  readonly place: string;
  /** What an update takes away. */
  readonly away: Away;
  /** Whether the number of replicas never changes. */
  readonly fixed?: boolean;
}

/** Replicas, bounds and budget of a load. */
export function planOfLoad(load: FilledLoad, { place, away, fixed = load.fixed }: Replacement): ReplicaPlan {
  const { requestsPerSecond, growth, quietest, zones, reliability } = load;
  const losses: Losses = { zones, away, availability: reliability };
  const peak = requestsPerSecond * (1 + growth);
  const most = replicasFor(peak, load, losses, place);
  const fewest = fixed ? most : replicasFor(requestsPerSecond * quietest, load, losses, place);
  return { peak, autoscaled: !fixed, fewest, most, cpu: cpuTarget(load, away), ...departures(fewest, zones, away) };
}

function replicasFor(requestsPerSecond: number, load: FilledLoad, losses: Losses, place: string): ReplicaBound {
  const needed = loadReplicas(requestsPerSecond, load.perReplica, load.targetUtilisation);
  const bound = boundOf(needed, demandsOf(needed, losses, place));
  return bound.replicas > load.maxReplicas ? beyondMaximum(requestsPerSecond, bound, load, losses, place) : bound;
}

/** What may be in use while everything is there, so that the rest is not used beyond the target once something is not. */
function cpuTarget({ targetUtilisation, zones }: FilledLoad, away: Away): number {
  const left = Math.min(zones > 1 ? (zones - 1) / zones : 1, 'share' in away ? 1 - away.share : 1);
  return Math.max(1, wholeBelow(100 * targetUtilisation * left));
}

/**
 * Evictions take what can be spared, and no more than one zone's share; at least one, or no node could be drained. Where
 * there is one zone and nothing to spare, that one is missing for the moment.
 */
function departures({ replicas, needed }: ReplicaBound, zones: number, away: Away) {
  if (replicas === 1) {
    return { maxUnavailable: 0, kept: 0 };
  }
  const share = zones > 1 ? Math.floor(replicas / zones) : 1;
  const maxUnavailable = Math.max(1, Math.min(replicas - needed, share));
  const lost = zones > 1 ? inOneZone(replicas, zones) : 0;
  return { maxUnavailable, kept: replicas - Math.max(maxUnavailable, lost, awayDuringUpdate(replicas, away)) };
}
