import type { Seen } from '../../availability/objects';

/** What the tests read of an autoscaler in the cluster. */
export interface LiveAutoscaler extends Seen {
  readonly status?: {
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason: string;
      readonly message?: string;
    }[];
  };
}

/** How the controller says that it asked for samples, and that there was none that counts. */
const NO_SAMPLES = /did not receive metrics for targeted pods|no metrics returned from/;

/**
 * The replicas that the controller wants, once it has looked; nothing while it could not ask. Where no sample counts it
 * leaves the workload as it is.
 */
export function verdictOf({ status }: LiveAutoscaler): number | undefined {
  const { currentReplicas = 0, desiredReplicas = 0, conditions } = status ?? {};
  const condition = (type: string) => conditions?.find((one) => one.type === type);
  if (condition('AbleToScale')?.status !== 'True') return undefined;
  const active = condition('ScalingActive');
  if (active?.status !== 'False' || active.reason === 'ScalingDisabled') return desiredReplicas;
  return NO_SAMPLES.test(active.message ?? '') ? currentReplicas : undefined;
}
