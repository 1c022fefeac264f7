/** How a new version of a component replaces the old one: plain values. Times in seconds. */
export type RolloutValues =
  RollingValues | RecreateValues | PartitionedValues | BlueGreenValues | ArgoBlueGreenValues | ArgoCanaryValues;

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

/** What a new version must show: a question to Prometheus. */
export interface AnalysisValues {
  readonly address: string;
  readonly query: string;
  readonly successCondition: string;
  readonly intervalSeconds?: number;
  readonly count?: number;
  readonly failureLimit?: number;
}

/** Two versions side by side for as long as a new one proves itself, kept by Argo Rollouts. */
export interface ArgoBlueGreenValues {
  readonly form: 'argo-blue-green';
  readonly autoPromotionSeconds?: number;
  readonly previewReplicas?: number;
  readonly scaleDownDelaySeconds?: number;
  readonly analysis?: AnalysisValues;
  readonly postPromotionAnalysis?: AnalysisValues;
}

/** More and more of the requests for a new version, kept by Argo Rollouts. A step without a pause waits for somebody. */
export interface ArgoCanaryValues {
  readonly form: 'argo-canary';
  readonly steps: readonly { readonly weight: number; readonly pauseSeconds?: number }[];
  readonly analysis?: AnalysisValues;
  /** The edge's route, for the storefront: `shop`. Nothing for a route of the component's own, which a mesh obeys. */
  readonly route?: string;
}
