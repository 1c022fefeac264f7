/** How a new version of a component replaces the old one: plain values. Times in seconds. */
export type RolloutValues = RollingValues | RecreateValues | BlueGreenValues | PartitionedValues;

/** Pod by pod. Amounts are counts or shares: `1`, `25%`. */
export interface RollingValues {
  readonly form: 'rolling';
  readonly maxSurge?: string;
  readonly maxUnavailable?: string;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
}

/** All old pods end first. */
export interface RecreateValues {
  readonly form: 'recreate';
}

/** For orders: replicas of this number and above get a new version. */
export interface PartitionedValues {
  readonly form: 'partitioned';
  readonly partition: number;
}

/** Two versions side by side. Promoting the one that does not serve, and going back, is another `active`. */
export interface BlueGreenValues {
  readonly form: 'blue-green';
  readonly active: 'blue' | 'green';
  /** What each colour runs; the component's own image where nothing is said. */
  readonly images?: { readonly blue?: string; readonly green?: string };
  /** Replicas of the colour that does not serve; as many as the fewest where nothing is said. */
  readonly previewReplicas?: number;
}
