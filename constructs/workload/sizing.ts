import type { Autoscaling, AutoscalingTargets } from './autoscaling';
import type { Disruption } from './disruption';
import type { VerticalAutoscaling } from './vertical-autoscaling';
import type { Load } from '../capacity/load';
import type { Resources } from '../core/resources';

/**
 * How many, how large, how they grow, and how many may be away at once. How many is one of `replicas`, `autoscaling` and
 * `load`.
 */
export interface Sizing {
  /** What one replica asks for and may use. */
  readonly resources: Resources;
  /**
   * How many replicas, whole and positive. Not beside autoscaling, which decides the number itself.
   * @default 1 where nothing else says how many
   */
  readonly replicas?: number;
  /**
   * Bounds and targets of horizontal autoscaling.
   * @default - the number of replicas is fixed
   */
  readonly autoscaling?: Autoscaling;
  /**
   * Whether what each replica asks for is recommended or applied by what it used.
   * @default VerticalAutoscaling.off()
   */
  readonly vertical?: VerticalAutoscaling;
  /**
   * What is asked of it at its peak: replicas, bounds of autoscaling and the budget are computed from that.
   * @default - how many is stated
   */
  readonly load?: Load;
  /**
   * What the autoscaler of a load holds. Not without one: `autoscaling` has targets of its own.
   * @default - use of the CPU, so low that the load's target utilisation is not passed when a zone is lost
   */
  readonly targets?: AutoscalingTargets;
  /**
   * How many replicas an eviction may take away at once.
   * @default - one, where there are at least two replicas, or what a load can spare; no budget for a single one
   */
  readonly disruption?: Disruption;
}
