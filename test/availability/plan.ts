import { selects } from './objects';
import { title } from '../cluster/live';
import type { Manifest } from '../cluster/release';

/** How many pods of one workload the manifests promise to keep. */
export interface Plan {
  /** As `Deployment/commerce/catalog`. */
  readonly workload: string;
  /** The fewest it runs: its autoscaler's minimum, or its replicas. */
  readonly replicas: number;
  /** Available throughout a rolling update. */
  readonly rolling: number;
  /** What is left when any one pod is lost. */
  readonly pod: number;
  /** What is left when a zone is lost, and so at least when one of its nodes is: nothing where pods are not spread. */
  readonly zone: number;
  /** Ready throughout a drain: nothing where no budget selects the pods. */
  readonly drain: number;
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly strategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxSurge?: Amount; readonly maxUnavailable?: Amount };
  };
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly topologySpreadConstraints?: readonly {
        readonly topologyKey: string;
        readonly whenUnsatisfiable: string;
        readonly maxSkew: number;
      }[];
    };
  };
}

interface BudgetSpec {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly maxUnavailable?: Amount;
  readonly minAvailable?: Amount;
}

interface ScalerSpec {
  readonly scaleTargetRef: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
}

type Amount = number | string;

/**
 * Reads from manifests alone what they promise: nothing of the library is asked. A workload of n replicas that is spread
 * over z zones with a skew of one has at most ⌈n / z⌉ pods in a zone.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
 */
export function plansOf(objects: readonly Manifest[], zones: number): Plan[] {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  return workloads.map((workload) => {
    const spec = workload.spec as WorkloadSpec;
    const replicas = minimumOf(workload, objects) ?? spec.replicas ?? 1;
    return {
      workload: title(workload),
      replicas,
      rolling: replicas - (workload.kind === 'Deployment' ? unavailable(spec, replicas) : Math.min(1, replicas)),
      pod: replicas - 1,
      zone: isSpread(spec) ? replicas - Math.ceil(replicas / zones) : 0,
      drain: keptByBudget(workload, objects, replicas),
    };
  });
}

function minimumOf({ kind, metadata }: Manifest, objects: readonly Manifest[]): number | undefined {
  const scalers = objects.filter((object) => object.kind === 'HorizontalPodAutoscaler');
  return scalers
    .filter((scaler) => scaler.metadata.namespace === metadata.namespace)
    .map(({ spec }) => spec as ScalerSpec)
    .find(({ scaleTargetRef }) => scaleTargetRef.kind === kind && scaleTargetRef.name === metadata.name)?.minReplicas;
}

/** How many a rolling update of a Deployment may take away: one, where it could take and add none otherwise. */
function unavailable({ strategy }: WorkloadSpec, replicas: number): number {
  if (strategy?.type === 'Recreate') return replicas;
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy?.rollingUpdate ?? {};
  const most = share(maxUnavailable, replicas, Math.floor);
  return most === 0 && share(maxSurge, replicas, Math.ceil) === 0 ? 1 : most;
}

function isSpread({ template }: WorkloadSpec): boolean {
  return (template.spec.topologySpreadConstraints ?? []).some(
    ({ topologyKey, whenUnsatisfiable, maxSkew }) =>
      topologyKey === 'topology.kubernetes.io/zone' && whenUnsatisfiable === 'DoNotSchedule' && maxSkew === 1,
  );
}

function keptByBudget({ metadata, spec }: Manifest, objects: readonly Manifest[], replicas: number): number {
  const { labels } = (spec as WorkloadSpec).template.metadata;
  const budgets = objects
    .filter(({ kind }) => kind === 'PodDisruptionBudget')
    .filter((budget) => budget.metadata.namespace === metadata.namespace)
    .map((budget) => budget.spec as BudgetSpec)
    .filter(({ selector }) => selects(selector.matchLabels, labels));
  const kept = budgets.map(({ maxUnavailable, minAvailable }) =>
    minAvailable === undefined
      ? replicas - share(maxUnavailable ?? replicas, replicas, Math.ceil)
      : share(minAvailable, replicas, Math.ceil),
  );
  return Math.max(0, ...kept);
}

function share(amount: Amount, replicas: number, round: (count: number) => number): number {
  return typeof amount === 'number' ? amount : round((Number.parseInt(amount, 10) * replicas) / 100);
}
