import { bestAvailability } from './availability';
import type { FilledLoad } from './filled-load';
import { servedBy } from './load-replicas';
import { boundOf, demandsOf, mostNeeded, type Losses, type ReplicaBound } from './replica-bound';
import { floorTo } from './whole';
import { refuse, type Issue } from '../core/errors';

/** Digits of a load that is possible. */
const DIGITS = 6;

type Said = Pick<Issue, 'expected' | 'got' | 'example'>;

/** Refuses what takes more replicas than are allowed, with the nearest that does not. */
export function beyondMaximum(
  requestsPerSecond: number,
  bound: ReplicaBound,
  load: FilledLoad,
  losses: Losses,
  place: string,
): never {
  const withoutFailures = demandsOf(bound.needed, { ...losses, availability: undefined }, place);
  const least = boundOf(1, demandsOf(1, losses, place)).replicas;
  const said =
    boundOf(bound.needed, withoutFailures).replicas <= load.maxReplicas
      ? nearestAvailability(bound, load)
      : least > load.maxReplicas
        ? nearestMaximum(least, load)
        : nearestLoad(requestsPerSecond, bound, load, losses, place);
  return refuse({ code: 'CAPACITY_UNREACHABLE', place, ...said });
}

/** The load would do, but so many replicas are not up surely enough. */
function nearestAvailability({ replicas, needed }: ReplicaBound, { maxReplicas, reliability }: FilledLoad): Said {
  const { target, up } = reliability ?? { target: 1, up: 0 };
  const best = bestAvailability(maxReplicas, needed, up);
  return {
    expected: `availability must be at most ${best}: so surely are ${needed} of the ${maxReplicas} replicas up that are allowed`,
    got: `${target}, which takes ${Number.isFinite(replicas) ? replicas : 'more than a cluster holds'}`,
    example: Number.isFinite(replicas) ? `maxReplicas: ${replicas}` : 'replicaUp: 0.999',
  };
}

/** Not even the smallest load would do. */
function nearestMaximum(least: number, { maxReplicas }: FilledLoad): Said {
  return {
    expected: `maxReplicas must be at least ${least}: even the smallest load takes as many`,
    got: String(maxReplicas),
    example: `maxReplicas: ${least}`,
  };
}

function nearestLoad(
  requestsPerSecond: number,
  { replicas, limitedBy }: ReplicaBound,
  { perReplica, targetUtilisation, growth, maxReplicas }: FilledLoad,
  losses: Losses,
  place: string,
): Said {
  const most = mostNeeded(maxReplicas, (needed) => boundOf(needed, demandsOf(needed, losses, place)).replicas);
  const served = servedBy(most, perReplica, targetUtilisation);
  const today = floorTo(served / (1 + growth), DIGITS);
  return {
    expected: `requestsPerSecond must be at most ${today}, growth of ${growth} apart: ${maxReplicas} replicas, all that are allowed, serve no more`,
    got: `${floorTo(requestsPerSecond / (1 + growth), DIGITS)}, which takes ${replicas} (${limitedBy})`,
    example: `maxReplicas: ${replicas}`,
  };
}
