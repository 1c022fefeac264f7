import type { ClusterState, Figures } from './cluster-state';
import type { Change } from './objects';
import { title } from '../cluster/live';

/** The worst figures of one workload, each with the event after which it was seen first. */
export interface WorstFigures extends Figures {
  readonly readyAfter: string;
  readonly availableAfter: string;
}

/**
 * The fewest pods that served, workload by workload. Pods begin to serve as time passes and end with an event, so that
 * looking after each event misses no moment.
 */
export class Worst {
  /** Worst figures by the workload's title. */
  public readonly figures = new Map<string, WorstFigures>();

  /** Begins with how things stand. */
  constructor(
    private readonly state: ClusterState,
    now: number,
  ) {
    this.look('the beginning', now, () => true);
  }

  /** Looks again, after an event that the state has taken in. */
  public after({ type, object }: Change, now: number): void {
    const { kind, metadata } = object;
    const touched = (namespace?: string): boolean => kind === 'Node' || namespace === metadata.namespace;
    this.look(`${type} ${title(object)} at ${new Date(now).toISOString()}`, now, touched);
  }

  private look(event: string, now: number, touched: (namespace?: string) => boolean): void {
    for (const [name, workload] of this.state.workloads) {
      if (!touched(workload.metadata.namespace)) continue;
      const { ready, available } = this.state.figures(workload, now);
      const worst = this.figures.get(name);
      this.figures.set(name, {
        ...(worst !== undefined && worst.ready <= ready
          ? { ready: worst.ready, readyAfter: worst.readyAfter }
          : { ready, readyAfter: event }),
        ...(worst !== undefined && worst.available <= available
          ? { available: worst.available, availableAfter: worst.availableAfter }
          : { available, availableAfter: event }),
      });
    }
  }
}
