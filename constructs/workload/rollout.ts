import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { refuse, shown } from '../core/errors';

/** How a rolling update replaces pods. */
export interface RollingProps {
  /**
   * How many pods may exist beyond the replicas while the update runs.
   * @default PercentOrAbsolute.percent(25)
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * How many of the replicas may be missing while the update runs.
   * @default PercentOrAbsolute.absolute(0)
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * How long a new pod must stay ready before it counts.
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;
  /**
   * After how long without progress the update counts as failed; longer than `minReady`.
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;
}

/**
 * How a new version replaces the old one.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class Rollout {
  /** Pod by pod, never below the replicas unless `maxUnavailable` says so. */
  public static rolling(props: RollingProps = {}): Rollout {
    const surge = props.maxSurge ?? PercentOrAbsolute.percent(25);
    const unavailable = props.maxUnavailable ?? PercentOrAbsolute.absolute(0);
    if (surge.isZero() && unavailable.isZero()) {
      invalid('maxSurge and maxUnavailable must not both be zero: the update could never begin', {
        maxSurge: written(surge),
        maxUnavailable: written(unavailable),
      });
    }
    const minReady = props.minReady ?? Duration.seconds(5);
    const deadline = props.progressDeadline ?? Duration.minutes(10);
    if (deadline.toSeconds() <= minReady.toSeconds()) {
      invalid('progressDeadline must be longer than minReady', {
        progressDeadline: deadline.toSeconds(),
        minReady: minReady.toSeconds(),
      });
    }
    return new Rollout({
      minReadySeconds: minReady.toSeconds(),
      progressDeadlineSeconds: deadline.toSeconds(),
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: written(surge), maxUnavailable: written(unavailable) },
      },
    });
  }

  /** All old pods end before a new one starts: for a single replica that must never run twice. */
  public static recreate(): Rollout {
    return new Rollout({ strategy: { type: 'Recreate' } });
  }

  private constructor(
    /** Fields of the Deployment. @internal */
    readonly _deployment: { readonly minReadySeconds?: number; readonly [field: string]: unknown },
  ) {}
}

/** As Kubernetes writes it: a number, or text with a percent sign. */
function written(amount: PercentOrAbsolute): number | string {
  return amount.value as number | string;
}

function invalid(expected: string, got: object): never {
  return refuse({
    code: 'ROLLOUT_INVALID',
    place: 'Rollout.rolling',
    expected,
    got: shown(got),
    example: 'Rollout.rolling({ maxSurge: PercentOrAbsolute.percent(25) })',
  });
}
