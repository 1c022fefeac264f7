/** What makes the pods that an autoscaler scales. */
export interface TargetRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

const GROUPS = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
} as const;

/** Names what an autoscaler scales, horizontally or vertically. A Rollout of Argo's is scaled itself, not its ReplicaSets. */
export function targetRef(kind: keyof typeof GROUPS, name: string): TargetRef {
  return { apiVersion: GROUPS[kind], kind, name };
}
