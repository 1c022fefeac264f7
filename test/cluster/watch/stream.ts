import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Change, Seen } from '../../availability/objects';
import { kubectl, kubectlProgram } from '../kubectl';

/** A watch that fails this often in a row is not resumed any more. */
const ATTEMPTS = 5;

interface List<T> {
  readonly kind: string;
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

/** What the API server writes, a line each. */
type Line<T extends Seen> =
  | Change<T>
  | { readonly type: 'BOOKMARK'; readonly object: Seen }
  | { readonly type: 'ERROR'; readonly object: { readonly message?: string } };

/**
 * Every change of one resource, none left out: a list, then a watch from the list's version on. A watch that the API
 * server ends is resumed after the last event; where it cannot be, `check` fails.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export class WatchStream<T extends Seen> {
  /** How many events arrived, the objects of the first list not counted. */
  public events = 0;
  private version = '';
  private failures = 0;
  private child?: ChildProcess;
  private stopped = false;
  private lost?: Error;

  /** @param path of the resource at the API server, as `/api/v1/pods` */
  constructor(
    private readonly path: string,
    private readonly seen: (change: Change<T>) => void,
  ) {}

  /** Tells what there is, and from then on every change. */
  public async start(): Promise<void> {
    const { items, metadata } = await this.list();
    this.version = metadata.resourceVersion;
    items.forEach((object) => this.seen({ type: 'ADDED', object }));
    this.follow();
  }

  /** What there is now, by another request. */
  public async list(): Promise<List<T>> {
    const list = JSON.parse((await kubectl(['get', '--raw', this.path])).stdout) as List<T>;
    const kind = list.kind.replace(/List$/, '');
    return { ...list, items: list.items.map((object) => ({ ...object, kind })) };
  }

  /** Fails where an event may have been lost. */
  public check(): void {
    if (this.lost !== undefined) throw this.lost;
  }

  public stop(): void {
    this.stopped = true;
    this.child?.kill();
  }

  private follow(): void {
    const url = `${this.path}?watch=1&allowWatchBookmarks=true&resourceVersion=${this.version}`;
    const child = spawn(kubectlProgram(), ['get', '--raw', url], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    let whole = true;
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = whole ? parsed<T>(text) : undefined;
      if (line !== undefined) {
        this.take(line);
      } else {
        whole = false; // the watch broke off: the version has not moved, and the event is told again
        child.kill();
      }
    });
    child.on('close', (code) => this.resume(code === 0 ? undefined : complaint));
  }

  private take(line: Line<T>): void {
    if (line.type === 'ERROR') {
      this.lost ??= new Error(`watching ${this.path} after ${this.version}: ${line.object.message ?? 'an error'}`);
      return;
    }
    this.version = line.object.metadata.resourceVersion;
    this.failures = 0;
    if (line.type === 'BOOKMARK') return;
    this.events += 1;
    this.seen(line);
  }

  /** The API server ends each watch after a while: that is no failure. */
  private resume(complaint?: string): void {
    if (this.stopped || this.lost !== undefined) return;
    if (complaint !== undefined) this.failures += 1;
    if (this.failures < ATTEMPTS) setTimeout(() => this.stopped || this.follow(), 200);
    else this.lost = new Error(`watching ${this.path} failed ${ATTEMPTS} times in a row: ${complaint ?? ''}`);
  }
}

function parsed<T extends Seen>(text: string): Line<T> | undefined {
  try {
    return JSON.parse(text) as Line<T>;
  } catch {
    return undefined;
  }
}
