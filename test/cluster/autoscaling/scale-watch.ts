import { selects, type Seen, type SeenPod } from '../../availability/objects';
import { WatchStream } from '../watch/stream';

interface SeenDeployment extends Seen {
  readonly spec: { readonly replicas: number };
  readonly status: { readonly readyReplicas?: number };
}

/** How many replicas each Deployment of a namespace was told to have, change by change, and which pods it has. */
export class ScaleWatch {
  private readonly told = new Map<string, number[]>();
  private readonly ready = new Map<string, number>();
  private readonly pods = new Map<string, SeenPod>();
  private readonly streams: readonly { start(): Promise<void>; stop(): void; check(): void }[];

  constructor(namespace: string) {
    this.streams = [
      new WatchStream<SeenDeployment>(`/apis/apps/v1/namespaces/${namespace}/deployments`, ({ object }) => {
        this.takeScale(object);
      }),
      new WatchStream<SeenPod>(`/api/v1/namespaces/${namespace}/pods`, ({ type, object }) => {
        if (type === 'DELETED') this.pods.delete(object.metadata.uid);
        else this.pods.set(object.metadata.uid, object);
      }),
    ];
  }

  public async start(): Promise<void> {
    for (const stream of this.streams) await stream.start();
  }

  public stop(): void {
    this.streams.forEach((stream) => stream.stop());
  }

  /** Every number of replicas that a Deployment was told to have, in order. Fails where an event may be missing. */
  public history(name: string): readonly number[] {
    this.streams.forEach((stream) => stream.check());
    return this.told.get(name) ?? [];
  }

  /** Whether a Deployment was last told to have so many replicas, and has them. */
  public has(name: string, replicas: number): boolean {
    return this.history(name).at(-1) === replicas && this.ready.get(name) === replicas;
  }

  /** The names of the pods that run, of those that a selector in text selects: `case=17`. */
  public running(selector: string): string[] {
    const labels = new Map(selector.split(',').map((part) => part.split('=', 2) as [string, string]));
    return [...this.pods.values()]
      .filter(
        ({ metadata }) =>
          metadata.deletionTimestamp === undefined && selects(Object.fromEntries(labels), metadata.labels),
      )
      .filter(({ status }) =>
        status.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True'),
      )
      .map(({ metadata }) => metadata.name);
  }

  private takeScale({ metadata: { name }, spec: { replicas }, status }: SeenDeployment): void {
    const before = this.told.get(name) ?? [];
    if (before.at(-1) !== replicas) this.told.set(name, [...before, replicas]);
    this.ready.set(name, status.readyReplicas ?? 0);
  }
}
