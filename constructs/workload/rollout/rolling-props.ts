import type { Duration } from 'cdk8s';
import type { PercentOrAbsolute } from 'cdk8s-plus-27';

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
   * @default - 10 minutes, or 4 minutes more than a pod may take to start
   */
  readonly progressDeadline?: Duration;
}
