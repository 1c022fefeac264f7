import { PROXY_START_SECONDS } from './add-ons/proxy';
import type { ClusterValues, NodeGroupValues } from './environments/cluster';
import { replicaBoundsOf } from '../constructs/policy/pass/replica-bounds';
import { injectedContainers } from '../constructs/policy/pass/injected';
import { countOf, podsOf, type FinishedContainer, type FinishedObject } from '../constructs/policy/pass/objects';

/** Time for what no manifest bounds: images pulled, volumes attached, nodes added, operators' first clusters. Seconds. */
const ALLOWANCE = 300;

/** What Kubernetes takes where a manifest says nothing. */
const DEFAULTS = { progressDeadline: 600, grace: 30, failureThreshold: 3, period: 10 };

/** Nodes of a cluster that is not declared here. */
const UNKNOWN_NODES = 100;

interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  readonly strategy?: { readonly type?: string; readonly rollingUpdate?: Rolling };
  readonly updateStrategy?: { readonly rollingUpdate?: Rolling };
  readonly template?: { readonly spec?: { readonly terminationGracePeriodSeconds?: number } };
}

/** How many pods change at once: a number, or a share such as `25%`. */
interface Rolling {
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
}

type Round = (exact: number) => number;

/**
 * How long a release of these objects may take until it has failed, in seconds:
 *
 *     300 + the longest of (rollout of a workload + deadline of the longest Job in its namespace)
 *
 * because pods may wait for a Job beside them. A rollout is `waves × (startup + minReadySeconds)`, where startup is how
 * long the startup probes let a pod take: `initialDelaySeconds + periodSeconds × failureThreshold`.
 *
 * - Deployment: waves of `maxSurge + maxUnavailable` pods, autoscaled to the maximum, and never less than
 *   `progressDeadlineSeconds`; with `Recreate` one wave, after the old pods' grace period.
 * - StatefulSet: one pod after another, each after the grace period of the one that it replaces.
 * - Rollout of Argo's: nothing, for Helm does not wait for it; Argo gives it up by itself.
 * - DaemonSet: waves of `maxUnavailable` nodes, likewise.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export function rolloutSeconds(cluster: ClusterValues, objects: readonly FinishedObject[]): number {
  const nodes = mostNodes(cluster);
  const replicas = replicaBoundsOf(objects);
  const mostReplicas = (object: FinishedObject): number => replicas(object).most;
  const times = objects.map((object) => jobSeconds(object, objects) + workloadSeconds(object, mostReplicas, nodes));
  return ALLOWANCE + Math.max(0, ...times);
}

function workloadSeconds(
  object: FinishedObject,
  mostReplicas: (object: FinishedObject) => number,
  nodes: number,
): number {
  const spec = (object.spec ?? {}) as WorkloadSpec;
  const start = startupSeconds(object) + (spec.minReadySeconds ?? 0);
  const replacement = (spec.template?.spec?.terminationGracePeriodSeconds ?? DEFAULTS.grace) + start;
  switch (object.kind) {
    case 'Deployment':
      return Math.max(
        spec.progressDeadlineSeconds ?? DEFAULTS.progressDeadline,
        spec.strategy?.type === 'Recreate'
          ? replacement
          : start * waves(mostReplicas(object), spec.strategy?.rollingUpdate ?? { maxSurge: '25%' }, Math.floor),
      );
    case 'StatefulSet':
      return replacement * (spec.replicas ?? 1);
    case 'DaemonSet':
      return replacement * waves(nodes, spec.updateStrategy?.rollingUpdate ?? { maxUnavailable: 1 }, Math.ceil);
    default:
      return 0;
  }
}

/** Deadline of the longest Job in an object's namespace. */
function jobSeconds({ metadata }: FinishedObject, objects: readonly FinishedObject[]): number {
  const jobs = objects.filter((other) => other.kind === 'Job' && other.metadata.namespace === metadata.namespace);
  return Math.max(0, ...jobs.map(({ spec }) => Number(spec?.activeDeadlineSeconds ?? 0)));
}

/** How long the probes let a pod of this object start: sidecars one after another, then the slowest container. */
function startupSeconds(object: FinishedObject): number {
  const pods = podsOf(object);
  const { containers = [], initContainers = [] } = pods ?? {};
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const mesh = pods === undefined || injectedContainers(pods).length === 0 ? 0 : PROXY_START_SECONDS;
  return (
    mesh + Math.max(0, ...containers.map(probeSeconds)) + sidecars.map(probeSeconds).reduce((sum, one) => sum + one, 0)
  );
}

function probeSeconds(container: FinishedContainer): number {
  const probe = (container as { readonly startupProbe?: Probe }).startupProbe;
  if (probe === undefined) {
    return 0;
  }
  const { initialDelaySeconds = 0, periodSeconds = DEFAULTS.period, failureThreshold } = probe;
  return initialDelaySeconds + periodSeconds * (failureThreshold ?? DEFAULTS.failureThreshold);
}

/** In how many rounds all pods are replaced. A surge is rounded up; what may be missing down, but up in DaemonSets. */
function waves(pods: number, { maxSurge = 0, maxUnavailable = 0 }: Rolling, round: Round): number {
  const atOnce = countOf(maxSurge, pods, Math.ceil) + countOf(maxUnavailable, pods, round);
  return Math.ceil(pods / Math.max(1, atOnce));
}

function mostNodes(cluster: ClusterValues): number {
  switch (cluster.form) {
    case 'existing':
      return UNKNOWN_NODES;
    case 'kind':
      return Math.max(1, cluster.workers);
    case 'minikube':
      return cluster.nodes;
    case 'eks':
    case 'gke':
    case 'aks':
      return Object.values<NodeGroupValues>(cluster.nodeGroups).reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  }
}
