import type { ReplicaBound } from './replica-bound';

/** What a load comes to: how many replicas, why, and how many of them may be away. */
export interface ReplicaPlan {
  /** Requests per second at the peak, growth included. */
  readonly peak: number;
  /** Whether an autoscaler sets the number between the two bounds; otherwise they are the same. */
  readonly autoscaled: boolean;
  /** Fewest replicas: for the quietest hour. */
  readonly fewest: ReplicaBound;
  /** Most replicas: for the peak. */
  readonly most: ReplicaBound;
  /**
   * Use of the CPU that the autoscaler holds, in whole percent of the request: it leaves so much room that the target
   * utilisation is not passed once a zone is lost, or an update has taken its share away.
   */
  readonly cpu: number;
  /** Replicas that evictions may take away at once; none for a single one, which has no budget. */
  readonly maxUnavailable: number;
  /** Replicas that stay, of the fewest, through an eviction, an update or the loss of a zone, each alone. */
  readonly kept: number;
}
