import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { secondsOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';
import { LARGEST_COUNT } from '../core/whole-number';

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
    checkAmount('maxSurge', surge);
    checkAmount('maxUnavailable', unavailable);
    if (isNothing(surge) && isNothing(unavailable)) {
      invalid('maxSurge and maxUnavailable must not both be zero: the update could never begin', {
        maxSurge: written(surge),
        maxUnavailable: written(unavailable),
      });
    }
    const place = 'Rollout.rolling';
    const minReady = secondsOf(props.minReady ?? Duration.seconds(5), { field: 'minReady', place, least: 0 });
    const progressDeadline = secondsOf(props.progressDeadline ?? Duration.minutes(10), {
      field: 'progressDeadline',
      place,
    });
    if (progressDeadline <= minReady) {
      invalid('progressDeadline must be longer than minReady', { progressDeadline, minReady });
    }
    return new Rollout(
      {
        minReadySeconds: minReady,
        progressDeadlineSeconds: progressDeadline,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: written(surge), maxUnavailable: written(unavailable) },
        },
      },
      unavailable,
    );
  }

  /** All old pods end before a new one starts: for a single replica that must never run twice. */
  public static recreate(): Rollout {
    return new Rollout({ strategy: { type: 'Recreate' } }, PercentOrAbsolute.percent(100));
  }

  private constructor(
    /** Fields of the Deployment. @internal */
    readonly _deployment: { readonly minReadySeconds?: number; readonly [field: string]: unknown },
    /** How many of the replicas may be missing while it runs. @internal */
    readonly _maxUnavailable: PercentOrAbsolute,
  ) {}
}

/** A count of pods, or a share of the replicas: of `maxUnavailable` at most all of them. */
function checkAmount(field: 'maxSurge' | 'maxUnavailable', amount: PercentOrAbsolute): void {
  const [, percent] = /^(\d{1,9})%$/.exec(String(amount.value)) ?? [];
  const count = percent === undefined ? written(amount) : Number(percent);
  const most = percent === undefined || field === 'maxSurge' ? LARGEST_COUNT : 100;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > most) {
    invalid(`${field} must be a whole number or a whole percentage`, { [field]: written(amount) });
  }
}

function isNothing(amount: PercentOrAbsolute): boolean {
  return /^0+%?$/.test(String(amount.value));
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
