import { checkAvailability, checkCount, checkGrowth, checkRate, checkShare, MOST_REPLICAS } from './checks';
import type { FilledLoad } from './filled-load';
import { planOfLoad, type Replacement } from './load-plan';
import type { ReplicaPlan } from './replica-plan';
import { refuse } from '../core/errors';

/** What is asked of one component at its peak, and what it is to outlive. */
export interface LoadProps {
  /** Requests per second at the peak of today, above 0; messages or orders, where the component counts in those. */
  readonly requestsPerSecond: number;
  /** How many of them one replica serves when it does nothing else, above 0: measured, with the resources of its sizing. */
  readonly perReplica: number;
  /**
   * Share of `perReplica` that may be in use at the peak, above 0 and at most 1, also while a zone is lost or an update runs.
   * @default 0.9
   */
  readonly targetUtilisation?: number;
  /**
   * What is added to the peak for growth, as a share of 0 or more: with 0.5 half as much again is served.
   * @default 0
   */
  readonly growth?: number;
  /**
   * Share of today's peak that is left in the quietest hour, above 0 and at most 1: for the fewest replicas.
   * @default 0.1
   */
  readonly quietest?: number;
  /**
   * Zones over which the replicas spread, one of which may be lost; 1 where there is only one.
   * @default 3
   */
  readonly zones?: number;
  /**
   * Probability that enough replicas for the load are up, above 0 and at most 0.999999999. Beside `replicaUp`.
   * @default - not looked at
   */
  readonly availability?: number;
  /**
   * Probability that one replica is up, independent of the others, above 0 and at most 1. Beside `availability`.
   * @default - not looked at
   */
  readonly replicaUp?: number;
  /**
   * Most replicas that are allowed. A load or an availability beyond them is refused, with the nearest that is possible.
   * @default 150000
   */
  readonly maxReplicas?: number;
  /**
   * Whether the number of replicas is that of the peak at all times. Stateful services always keep it.
   * @default false
   */
  readonly fixed?: boolean;
}

/** A load in place of a number of replicas: which number, and which bounds, is computed. */
export class Load {
  /** `Load.of({ requestsPerSecond: 1200, perReplica: 170 })`. */
  public static of(props: LoadProps): Load {
    return Load._in(props, 'Load.of');
  }

  /** The same, refused somewhere else. @internal */
  public static _in(props: LoadProps, place: string): Load {
    const { requestsPerSecond, perReplica, targetUtilisation = 0.9, growth = 0, quietest = 0.1, zones = 3 } = props;
    return new Load({
      requestsPerSecond: checkRate(requestsPerSecond, 'requestsPerSecond', place),
      perReplica: checkRate(perReplica, 'perReplica', place),
      targetUtilisation: checkShare(targetUtilisation, 'targetUtilisation', place),
      growth: checkGrowth(growth, 'growth', place),
      quietest: checkShare(quietest, 'quietest', place),
      zones: checkCount(zones, 'zones', place),
      reliability: reliabilityOf(props, place),
      maxReplicas: checkCount(props.maxReplicas ?? MOST_REPLICAS, 'maxReplicas', place),
      fixed: props.fixed ?? false,
    });
  }

  private constructor(private readonly filled: FilledLoad) {}

  /** What it comes to, for a workload whose pods are replaced like this. @internal */
  public _plan(replacement: Replacement): ReplicaPlan {
    return planOfLoad(this.filled, replacement);
  }

  /** Whether it wants the same number at all times. @internal */
  public get _fixed(): boolean {
    return this.filled.fixed;
  }
}

function reliabilityOf({ availability, replicaUp }: LoadProps, place: string): FilledLoad['reliability'] {
  if (availability === undefined && replicaUp === undefined) {
    return undefined;
  }
  if (availability === undefined || replicaUp === undefined) {
    return refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'availability and replicaUp must stand together: how many replicas the one takes depends on the other',
      got: availability === undefined ? 'replicaUp alone' : 'availability alone',
      example: 'availability: 0.9999, replicaUp: 0.99',
    });
  }
  return {
    target: checkAvailability(availability, 'availability', place),
    up: checkShare(replicaUp, 'replicaUp', place),
  };
}
