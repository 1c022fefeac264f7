import { podTroubles } from '../node/readiness';
import type { Pod } from '../node/readiness';
import { until } from '../node/wait';
import { kubectl } from './kubectl';
import { live, LiveObject, title } from './live';
import type { Manifest, Release } from './release';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** What was applied, and the namespaces that it lies in. */
export type Applied = Pick<Release, 'objects' | 'namespaces'>;

/** What the tests read of a workload or a Job in the cluster. */
export interface LiveWorkload extends LiveObject {
  readonly spec: {
    readonly replicas?: number;
    readonly completions?: number;
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  };
  readonly status?: Status;
}

interface Status {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly availableReplicas?: number;
  readonly updatedReplicas?: number;
  readonly desiredNumberScheduled?: number;
  readonly numberAvailable?: number;
  readonly updatedNumberScheduled?: number;
  readonly succeeded?: number;
}

/** The workloads and Jobs of a release, as the cluster holds them; those of a CronJob are not among them. */
export async function liveWorkloads(release: Applied): Promise<LiveWorkload[]> {
  const written = new Set(release.objects.filter(({ kind }) => KINDS.includes(kind)).map(title));
  const found = await live<LiveWorkload>('deployments,statefulsets,daemonsets,jobs', release.namespaces);
  return found.filter((workload) => written.has(title(workload)));
}

/** Waits until every workload is available and every Job complete; fails with what troubles the others' pods. */
export async function available(release: Applied, milliseconds: number): Promise<void> {
  let missing: string[] = [];
  try {
    await until('everything available', milliseconds, async () => {
      missing = await unavailable(release);
      return missing.length === 0 ? true : undefined;
    });
  } catch (error) {
    const troubles = podTroubles(await live<Pod & LiveObject>('pods', release.namespaces));
    throw new Error(
      [String(error), 'not available:', ...missing, ...troubles, ...(await warnings(release))].join('\n  '),
    );
  }
}

async function unavailable(release: Applied): Promise<string[]> {
  const found = new Map((await liveWorkloads(release)).map((workload) => [title(workload), workload]));
  const least = minimums(release.objects);
  return release.objects
    .filter(({ kind }) => KINDS.includes(kind))
    .map(title)
    .filter((name) => !isAvailable(found.get(name), least.get(name) ?? 0));
}

function isAvailable(workload: LiveWorkload | undefined, least: number): boolean {
  if (workload === undefined) return false;
  const { kind, metadata, spec, status = {} } = workload;
  if (kind === 'Job') return (status.succeeded ?? 0) >= (spec.completions ?? 1);
  if (status.observedGeneration !== metadata.generation) return false;
  if (kind === 'DaemonSet') {
    const wanted = status.desiredNumberScheduled;
    return status.numberAvailable === wanted && status.updatedNumberScheduled === wanted;
  }
  const wanted = spec.replicas ?? 1;
  const counts = [status.replicas, status.availableReplicas, status.updatedReplicas];
  return wanted >= least && counts.every((count) => (count ?? 0) === wanted);
}

/** For each workload that is scaled by itself, how many replicas it has at least: an autoscaler starts late. */
function minimums(objects: readonly Manifest[]): Map<string, number> {
  const scalers = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
  return new Map(
    scalers.map(({ metadata, spec }) => {
      const { scaleTargetRef, minReplicas } = spec as {
        scaleTargetRef: { kind: string; name: string };
        minReplicas: number;
      };
      return [title({ kind: scaleTargetRef.kind, metadata: { ...metadata, name: scaleTargetRef.name } }), minReplicas];
    }),
  );
}

async function warnings({ namespaces }: Applied): Promise<string[]> {
  const columns =
    'custom-columns=NS:.metadata.namespace,KIND:.involvedObject.kind,NAME:.involvedObject.name,WHY:.message';
  const args = ['get', 'events', '-A', '--field-selector', 'type=Warning', '--no-headers', '-o', columns];
  const lines = (await kubectl(args)).stdout.split('\n').map((line) => line.replace(/\s+/g, ' '));
  const ours = lines.filter((line) => namespaces.includes(line.split(' ')[0] ?? ''));
  return [...new Set(ours)].filter((line) => !line.includes(' HorizontalPodAutoscaler ')).slice(-40);
}
