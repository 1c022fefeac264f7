import { PodSpec } from './objects';

/** What the tests read of a workload or a Job. */
export interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly generation: number };
  readonly spec: { readonly replicas?: number; readonly completions?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly numberReady?: number;
    readonly updatedNumberScheduled?: number;
    readonly succeeded?: number;
  };
}

/** What the tests read of a pod. */
export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: PodSpec;
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

interface ContainerStatus {
  readonly name: string;
  /** `containerd://` and the container's id. */
  readonly containerID?: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastState: ContainerState;
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: { readonly reason?: string; readonly message?: string; readonly exitCode: number };
}

/** Whether all pods that a workload wants are there in its newest form and ready, or a Job is complete. */
export function isReady({ kind, metadata, spec, status = {} }: Workload): boolean {
  if (kind === 'Job') return (status.succeeded ?? 0) >= (spec.completions ?? 1);
  if (status.observedGeneration !== metadata.generation) return false;
  if (kind === 'DaemonSet') {
    const wanted = status.desiredNumberScheduled;
    return (status.numberReady ?? 0) === wanted && (status.updatedNumberScheduled ?? 0) === wanted;
  }
  const counts = [status.replicas, status.readyReplicas, status.updatedReplicas];
  return counts.every((count) => (count ?? 0) === (spec.replicas ?? 1));
}

/** One line for each pod that is not ready: what it waits for, and what its containers said when they ended. */
export function podTroubles(pods: readonly Pod[]): string[] {
  return pods.filter((pod) => !isFine(pod)).map((pod) => `${pod.metadata.name}: ${troublesOf(pod).join('; ')}`);
}

function isFine({ status }: Pod): boolean {
  const ready = status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True');
  return status.phase === 'Succeeded' || ready === true;
}

function troublesOf({ status }: Pod): string[] {
  const unmet = (status.conditions ?? []).filter((condition) => condition.status !== 'True' && condition.message);
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const ended = containers.flatMap(({ name, state, lastState }) => {
    return [state.waiting, state.terminated, lastState.terminated].flatMap((part) => {
      return part?.message ? [`${name}: ${part.message.trim()}`] : [];
    });
  });
  return [status.phase, ...unmet.map(({ message }) => `${message}`), ...ended];
}
