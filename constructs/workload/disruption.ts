import { refuse, shown } from '../core/errors';
import { checkWhole } from '../core/whole-number';

/**
 * How many replicas a voluntary eviction (a node drain, a cluster upgrade) may take away at once.
 * One of the two bounds, never both.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class Disruption {
  /** At most this many away at once, at least 1. */
  public static maxUnavailable(count: number): Disruption {
    return new Disruption('maxUnavailable', whole('maxUnavailable', count));
  }

  /** At least this many stay, at least 1 and fewer than the replicas. */
  public static minAvailable(count: number): Disruption {
    return new Disruption('minAvailable', whole('minAvailable', count));
  }

  private constructor(
    /** @internal */
    readonly _field: 'maxUnavailable' | 'minAvailable',
    /** @internal */
    readonly _count: number,
  ) {}

  /** Refuses a budget under which nothing may ever be evicted. @internal */
  public _check(place: string, fewestReplicas: number): void {
    if (this._field === 'minAvailable' && this._count >= fewestReplicas) {
      refuse({
        code: 'BUDGET_BLOCKS_EVICTION',
        place,
        expected: `minAvailable must be below the fewest replicas (${fewestReplicas}), or no node can be drained`,
        got: shown(this._count),
        example: 'Disruption.maxUnavailable(1)',
      });
    }
  }
}

function whole(field: string, count: number): number {
  const place = `Disruption.${field}`;
  const example = 'Disruption.maxUnavailable(1)';
  return checkWhole(count, { code: 'BUDGET_BLOCKS_EVICTION', field, place, least: 1, example });
}
