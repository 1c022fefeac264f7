/** A pod's reading, in thousandths. */
export interface PodUse {
  /** Nothing where no sample of the pod has come. */
  readonly used: bigint | undefined;
  readonly unready: boolean;
  readonly requested: bigint;
  /** What a pod without a sample is taken to use where the others use less than their target. */
  readonly whenLow: bigint;
}

/** What does not depend on the metric. */
export interface Standing {
  readonly currentReplicas: number;
  readonly tolerance: number;
}

/** Replicas by one metric; nothing where no sample of it can be used. */
export type Proposal = number | undefined;

type Ratio = (counted: readonly PodUse[]) => number;

/** Whether a use is so near to its target that nothing changes. */
export function tolerated(ratio: number, tolerance: number): boolean {
  return 1 - tolerance <= ratio && ratio <= 1 + tolerance;
}

/** What the pods use in the mean, to a target. */
export function ofMean(target: bigint): Ratio {
  return (counted) => {
    const sum = counted.reduce((total, { used }) => total + (used ?? 0n), 0n);
    return Number(sum / BigInt(counted.length)) / Number(target);
  };
}

/**
 * Replicas by a metric that pods report. Pods that are not ready, and those without a sample, are counted only where
 * that slows the change: on the way up as using nothing, and on the way down those without a sample as using their
 * target or their whole request. Where that would turn the direction round, nothing changes.
 */
export function proposalOfPods(pods: readonly PodUse[], standing: Standing, ratioOf: Ratio): Proposal {
  const { currentReplicas, tolerance } = standing;
  const unready = pods.filter((pod) => pod.unready);
  const missing = pods.filter((pod) => !pod.unready && pod.used === undefined);
  const ready = pods.filter((pod) => !pod.unready && pod.used !== undefined);
  if (ready.length === 0) return undefined;

  const ratio = ratioOf(ready);
  const assumed = [
    ...(ratio > 1 ? [...missing, ...unready].map((pod) => ({ ...pod, used: 0n })) : []),
    ...(ratio < 1 ? missing.map((pod) => ({ ...pod, used: pod.whenLow })) : []),
  ];
  if (assumed.length === 0) return tolerated(ratio, tolerance) ? currentReplicas : Math.ceil(ratio * ready.length);

  const counted = [...ready, ...assumed];
  const slower = ratioOf(counted);
  const replicas = Math.ceil(slower * counted.length);
  const turned = ratio > 1 ? slower < 1 || replicas < currentReplicas : slower > 1 || replicas > currentReplicas;
  return tolerated(slower, tolerance) || turned ? currentReplicas : replicas;
}
