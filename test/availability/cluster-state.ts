import { selects, type Change, type Seen, type SeenPod, type SeenWorkload } from './objects';
import { title } from '../cluster/live';

/** How many pods of a workload serve. */
export interface Figures {
  /** Ready, not being deleted, on a node that exists: those that traffic goes to and that a budget counts. */
  readonly ready: number;
  /** Of these the ones that have been ready for `minReadySeconds`: those that a rollout counts. */
  readonly available: number;
}

/** Pods, nodes and workloads, as the events so far tell. */
export class ClusterState {
  private readonly found = new Map<string, Seen>();

  /** Takes in one event. */
  public change({ type, object }: Change): void {
    if (type === 'DELETED') this.found.delete(object.metadata.uid);
    else this.found.set(object.metadata.uid, object);
  }

  /** Every workload with a selector of its own, by its title. */
  public get workloads(): Map<string, SeenWorkload> {
    const workloads = this.of<SeenWorkload>('Deployment', 'StatefulSet');
    return new Map(workloads.map((workload) => [title(workload), workload]));
  }

  /** Every object of some kinds. */
  public of<T extends Seen>(...kinds: readonly string[]): T[] {
    return [...this.found.values()].filter(({ kind }) => kinds.includes(kind)) as T[];
  }

  /** The pods that a workload selects, those that are being deleted among them. */
  public podsOf({ metadata, spec }: SeenWorkload): SeenPod[] {
    return this.of<SeenPod>('Pod')
      .filter((pod) => pod.metadata.namespace === metadata.namespace)
      .filter((pod) => selects(spec.selector.matchLabels, pod.metadata.labels));
  }

  /** How many pods of a workload serve at a moment, in milliseconds of the clock. */
  public figures(workload: SeenWorkload, now: number): Figures {
    const nodes = new Set(this.of('Node').map(({ metadata }) => metadata.name));
    const ready = this.podsOf(workload).filter((pod) => nodes.has(pod.spec.nodeName ?? '') && readySince(pod) <= now);
    const seconds = workload.spec.minReadySeconds ?? 0;
    return {
      ready: ready.length,
      available: ready.filter((pod) => readySince(pod) + seconds * 1000 <= now).length,
    };
  }
}

/** Since when a pod has been ready, in milliseconds of the clock; never for one that is not, or is being deleted. */
function readySince({ metadata, status }: SeenPod): number {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  if (metadata.deletionTimestamp !== undefined || ready?.status !== 'True') return Infinity;
  return Date.parse(ready.lastTransitionTime ?? '');
}
