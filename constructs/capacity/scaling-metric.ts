import { ofMean, proposalOfPods, tolerated, type PodUse, type Proposal, type Standing } from './pod-samples';
import { refuse, shown } from '../core/errors';
import { milliValue } from '../core/quantity';
import { checkWhole } from '../core/whole-number';

/** One pod, as the horizontal autoscaler sees it for one metric. Pods that end or have failed are not listed at all. */
export interface PodSample {
  /**
   * What the pod uses, as a Kubernetes quantity: `420m`, `300Mi`.
   * @default - no sample of it has come
   */
  readonly use?: string;
  /**
   * What its containers and sidecars request together, above 0.
   * @default - only where a percentage of it is no target
   */
  readonly request?: string;
  /**
   * The pod is Pending; or, for CPU, not ready yet, or ready for less than the time its sample covers.
   * @default false
   */
  readonly unready?: boolean;
}

/** A target in percent of what pods request. */
export interface UtilizationProps {
  /** Percent to hold, at least 1: `averageUtilization`. */
  readonly target: number;
  readonly pods: PodSample[];
}

/** A target for what a pod uses on average: of a resource, or of a custom metric. */
export interface AverageValueProps {
  /** Amount to hold for each pod, above 0, as a quantity: `averageValue`. */
  readonly target: string;
  readonly pods: PodSample[];
}

/** A target for each pod's share of something that no pod reports: the length of a queue. */
export interface ExternalValueProps {
  /** Amount for each pod to take, above 0, as a quantity: `averageValue`. */
  readonly target: string;
  /** The amount that there is: the sum over all series of the metric. */
  readonly total: string;
}

/**
 * One metric of a horizontal autoscaler with what was measured, all amounts counted in thousandths.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/controller/podautoscaler/replica_calculator.go
 */
export class ScalingMetric {
  /** CPU or memory against a share of the request. Shares are whole percents, the rest is cut off. */
  public static utilization(props: UtilizationProps): ScalingMetric {
    const place = 'ScalingMetric.utilization';
    const example = "ScalingMetric.utilization({ target: 60, pods: [{ use: '420m', request: '500m' }] })";
    const target = checkWhole(props.target, { code: 'AUTOSCALING_INVALID', field: 'target', place, least: 1, example });
    const fallback = BigInt(Math.max(100, target));
    const pods = props.pods.map(({ use, request, unready }) => {
      const requested = above0('request', request, place, example);
      return { ...reading(use, unready, place), requested, whenLow: (requested * fallback) / 100n };
    });
    return new ScalingMetric((standing) =>
      proposalOfPods(pods, standing, (counted) => Number(percents(counted)) / target),
    );
  }

  /** A resource's or a custom metric's mean over the pods. Means are whole thousandths, the rest is cut off. */
  public static averageValue(props: AverageValueProps): ScalingMetric {
    const place = 'ScalingMetric.averageValue';
    const example = "ScalingMetric.averageValue({ target: '100', pods: [{ use: '120' }] })";
    const target = above0('target', props.target, place, example);
    const pods = props.pods.map(({ use, unready }) => ({
      ...reading(use, unready, place),
      requested: 0n,
      whenLow: target,
    }));
    return new ScalingMetric((standing) => proposalOfPods(pods, standing, ofMean(target)));
  }

  /** A total that the pods share, whether they are ready or not. */
  public static external(props: ExternalValueProps): ScalingMetric {
    const place = 'ScalingMetric.external';
    const example = "ScalingMetric.external({ target: '30', total: '300' })";
    const target = Number(above0('target', props.target, place, example));
    const total = Number(milliValue(props.total, place));
    return new ScalingMetric(({ currentReplicas, tolerance }) => {
      const near = tolerated(total / (target * currentReplicas), tolerance);
      return near ? currentReplicas : Math.ceil(total / target);
    });
  }

  private constructor(
    /** @internal */
    readonly _proposal: (standing: Standing) => Proposal,
  ) {}
}

function reading(use: string | undefined, unready = false, place: string): Pick<PodUse, 'used' | 'unready'> {
  return { used: use === undefined ? undefined : milliValue(use, place), unready };
}

function percents(counted: readonly PodUse[]): bigint {
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  return (sum(counted.map(({ used }) => used ?? 0n)) * 100n) / sum(counted.map(({ requested }) => requested));
}

function above0(field: string, text: string | undefined, place: string, example: string): bigint {
  const value = text === undefined ? 0n : milliValue(text, place);
  if (value > 0n) return value;
  const code = 'AUTOSCALING_INVALID';
  return refuse({ code, place, expected: `${field} must be a quantity above 0`, got: shown(text), example });
}
