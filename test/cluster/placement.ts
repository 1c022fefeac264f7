import { live, LivePod, title } from './live';
import { liveWorkloads, LiveWorkload } from './availability';
import type { Release } from './release';

/** Where the pods of one replicated workload lie. */
export interface Placement {
  readonly workload: string;
  readonly replicas: number;
  /** The zones that hold at least one of its pods. */
  readonly zones: readonly string[];
}

/** Where the pods of each workload with two replicas or more lie. */
export async function placements(release: Release): Promise<Placement[]> {
  const pods = await live<LivePod>('pods', release.namespaces);
  const zones = await zoneOfNodes();
  const replicated = (await liveWorkloads(release)).filter(({ spec }) => (spec.replicas ?? 1) >= 2);
  return replicated.map((workload) => {
    const names = podsOf(workload, pods).map(({ spec }) => zones.get(spec.nodeName ?? '') ?? 'no zone');
    return { workload: title(workload), replicas: workload.spec.replicas ?? 1, zones: [...new Set(names)].sort() };
  });
}

async function zoneOfNodes(): Promise<Map<string, string | undefined>> {
  const nodes = await live('nodes');
  return new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels?.['topology.kubernetes.io/zone']]));
}

function podsOf({ metadata, spec }: LiveWorkload, pods: readonly LivePod[]): LivePod[] {
  const selected = Object.entries(spec.selector?.matchLabels ?? {});
  return pods
    .filter((pod) => pod.metadata.namespace === metadata.namespace && pod.metadata.deletionTimestamp === undefined)
    .filter((pod) => selected.every(([key, value]) => pod.metadata.labels?.[key] === value));
}
