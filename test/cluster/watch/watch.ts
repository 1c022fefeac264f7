import { WatchStream } from './stream';
import { ClusterState } from '../../availability/cluster-state';
import type { Change, Seen } from '../../availability/objects';
import { Served } from '../../availability/served';
import { Worst } from '../../availability/worst';
import { until } from '../../node/wait';

const PATHS = [
  '/api/v1/nodes',
  '/api/v1/pods',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/discovery.k8s.io/v1/endpointslices',
];

const MILLISECONDS = 120_000;

/** Every event of pods, nodes, Deployments, StatefulSets and EndpointSlices, and what they say of availability. */
export class Watch {
  /** How things stand after the last event. */
  public readonly state = new ClusterState();
  /** Whom each Service served since `during` began. */
  public readonly served = new Served();
  private readonly streams = PATHS.map((path) => new WatchStream<Seen>(path, (change) => this.take(change)));
  private worst?: Worst;

  public async start(): Promise<void> {
    for (const stream of this.streams) await stream.start();
  }

  public stop(): void {
    this.streams.forEach((stream) => stream.stop());
  }

  /** How many events there were so far. */
  public get events(): number {
    return this.streams.reduce((sum, { events }) => sum + events, 0);
  }

  /** The worst figures of each workload from before something happens until after it; fails if an event may be missing. */
  public async during(happens: () => Promise<unknown>): Promise<Worst['figures']> {
    await this.caughtUp();
    this.worst = new Worst(this.state, Date.now());
    this.served.begin();
    await happens();
    await this.caughtUp();
    return this.worst.figures;
  }

  /** Waits until the events have told everything that the API server now lists. */
  public async caughtUp(): Promise<void> {
    for (const stream of this.streams) {
      await until('the watch has caught up', MILLISECONDS, async () => {
        stream.check();
        const { kind, items } = await stream.list();
        const told = versions(this.state.of(kind.replace(/List$/, '')));
        return told === versions(items) ? true : undefined;
      });
    }
  }

  private take(change: Change): void {
    this.state.change(change);
    this.served.after(change);
    this.worst?.after(change, Date.now());
  }
}

function versions(objects: readonly Seen[]): string {
  const lines = objects.map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion}`);
  return lines.sort().join('\n');
}
