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
}
