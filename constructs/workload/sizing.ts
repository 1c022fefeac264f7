import type { Autoscaling } from './autoscaling';
import type { Disruption } from './disruption';
import type { VerticalAutoscaling } from './vertical-autoscaling';
import type { Resources } from '../core/resources';

/** How many, how large, how they grow, and how many may be away at once. */
export interface Sizing {
  /** What one replica asks for and may use. */
  readonly resources: Resources;
  /**
   * How many replicas, whole and positive. Not beside autoscaling, which decides the number itself.
   * @default 1
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
   * How many replicas an eviction may take away at once.
   * @default - one, where there are at least two replicas; no budget for a single one
   */
  readonly disruption?: Disruption;
}
