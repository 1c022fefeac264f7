import type { Duration } from 'cdk8s';
import type { Image } from '../../core/image';

/** One of two versions that stand side by side. */
export enum Color {
  BLUE = 'blue',
  GREEN = 'green',
}

/** Two versions side by side. */
export interface BlueGreenProps {
  /** The colour that serves. The other one is the preview. */
  readonly active: Color;
  /**
   * What the blue pods run.
   * @default - the application's image
   */
  readonly blue?: Image;
  /**
   * What the green pods run.
   * @default - the application's image
   */
  readonly green?: Image;
  /**
   * How many pods of the preview run, at least 1. To promote under load without a dip, raise it to what the active colour
   * runs, and promote once they are ready.
   * @default - as many as the active colour's fewest
   */
  readonly previewReplicas?: number;
  /**
   * How long a new pod of either colour must stay ready before it counts.
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;
  /**
   * After how long without progress a new version counts as failed; longer than its start.
   * @default - 10 minutes, or 4 minutes more than a pod may take to start
   */
  readonly progressDeadline?: Duration;
}
