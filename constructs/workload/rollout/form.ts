import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { Blueprint } from '../blueprint';
import type { SettledSizing } from '../settled-sizing';
import type { TargetRef } from '../target-ref';

/** What can be replaced. */
export type WorkloadKind = 'service' | 'worker' | 'stateful service';

/** What a form of rollout makes of a workload: each knows what it writes, and nobody else asks which it is. */
export interface RolloutForm {
  /** The factory it comes from, for messages. */
  readonly factory: string;
  /** How many of the replicas may be missing while it runs. */
  readonly maxUnavailable: PercentOrAbsolute;
  /** Which workloads it can replace. */
  readonly replaces: readonly WorkloadKind[];
  /** The workload as those see it who mean the pods that serve: its Service, its budget. */
  serving(workload: Blueprint): Blueprint;
  /** What keeps its pods: one controller, or one for each of the versions that stand side by side. */
  controllers(workload: Blueprint, sizing: SettledSizing): Controller[];
  /** The Service in front of the pods that do not serve yet; none where there is no such Service. */
  ahead(workload: Blueprint): Ahead[];
}

/** A Service in front of the next version. */
export interface Ahead {
  /** Id of its construct. */
  readonly id: string;
  /** Its name. */
  readonly service: string;
  /** The workload as it sees it. */
  readonly workload: Blueprint;
}

/** What keeps a number of pods: a Deployment, or what stands in its place. */
export interface Controller {
  /** Id of its construct. */
  readonly id: string;
  /** Its type and name: what autoscalers scale. */
  readonly target: TargetRef;
  /** What its name, and those of its autoscalers, have at their end: nothing where it is the only one. */
  readonly suffix: string;
  /** The workload as its pods are labelled, selected and made. */
  readonly workload: Blueprint;
  /** How many. */
  readonly scale: Scale;
  /** Fields of its spec: how its pods are replaced. */
  readonly fields: {
    readonly minReadySeconds?: number;
    readonly progressDeadlineSeconds?: number;
    readonly [field: string]: unknown;
  };
}

/** A stated number of replicas, or an autoscaler's bounds. */
export type Scale = { readonly replicas: number } | Bounds;

/** Fewest and most replicas. */
export interface Bounds {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}
