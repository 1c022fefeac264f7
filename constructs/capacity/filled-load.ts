/** A load with nothing left open. */
export interface FilledLoad {
  readonly requestsPerSecond: number;
  readonly perReplica: number;
  readonly targetUtilisation: number;
  readonly growth: number;
  readonly quietest: number;
  readonly zones: number;
  /** How surely enough replicas are to be up, and how surely one is; nothing where that is not looked at. */
  readonly reliability: { readonly target: number; readonly up: number } | undefined;
  readonly maxReplicas: number;
  readonly fixed: boolean;
}
