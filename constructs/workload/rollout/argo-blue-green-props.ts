import type { Duration } from 'cdk8s';
import type { Analysis } from './analysis';

/** Two versions side by side for as long as a new one proves itself, kept by Argo Rollouts. */
export interface ArgoBlueGreenProps {
  /**
   * After how long a preview that is ready is promoted by itself.
   * @default - it waits until somebody promotes it
   */
  readonly autoPromotion?: Duration;
  /**
   * How many pods of the preview run until it is promoted, at least 1: then it is brought to the full number first.
   * @default - the full number from the beginning
   */
  readonly previewReplicas?: number;
  /**
   * How long the old version stays after a promotion: while it does, going back takes no time. At least 30 seconds, in which
   * every node hears of the change.
   * @default Duration.seconds(30)
   */
  readonly scaleDownDelay?: Duration;
  /**
   * What the preview must show before it is promoted.
   * @default - nothing
   */
  readonly analysis?: Analysis;
  /**
   * What it must show once it serves, or the old version serves again.
   * @default - nothing
   */
  readonly postPromotionAnalysis?: Analysis;
  /**
   * How long a new pod must stay ready before it counts.
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;
  /**
   * After how long without progress a new version is given up; longer than its start.
   * @default - 10 minutes, or 4 minutes more than a pod may take to start
   */
  readonly progressDeadline?: Duration;
}
