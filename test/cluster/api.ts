import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { kubectlPath } from './kubectl';

/** A change of an object, as the API server tells those who watch. */
export interface Change<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

/** Objects of one kind, as the API server lists them. */
export interface Listed<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: T[];
}

/**
 * The API of KUBECONFIG's cluster over one connection that stays: for what is asked too often for a kubectl each time, and
 * for watching every change. `kubectl proxy` knows how to log in.
 */
export class Api {
  /** Starts it; fails when kubectl has no cluster. */
  public static async start(): Promise<Api> {
    const proxy = spawn(kubectlPath(), ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: proxy.stdout })) {
      const [, port] = /^Starting to serve on 127\.0\.0\.1:(\d+)$/.exec(line) ?? [];
      if (port !== undefined) return new Api(proxy, Number(port));
    }
    throw new Error('kubectl proxy did not start');
  }

  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  private readonly watches = new Set<IncomingMessage>();

  private constructor(
    private readonly proxy: ChildProcess,
    private readonly port: number,
  ) {}

  /** What stands at a path. */
  public async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.send('GET', path)) as T;
  }

  /** Sends a request; fails with the answer when it is refused. A body is a merge patch, where one is patched. */
  public async send(method: string, path: string, body?: object): Promise<string> {
    const answer = await this.answer(method, path, body, this.agent);
    let text = '';
    for await (const part of answer.setEncoding('utf8')) text += String(part);
    if ((answer.statusCode ?? 500) >= 400) throw new Error(`${method} ${path}: ${text.slice(0, 1000)}`);
    return text;
  }

  /** Tells of each object of a kind that there is, and then of each change, in their order, until `stop`. */
  public async watch<T extends object>(path: string, tell: (change: Change<T>) => void): Promise<void> {
    const { items, metadata } = await this.get<Listed<T>>(path);
    items.forEach((object) => tell({ type: 'ADDED', object }));
    const from = `${path}${path.includes('?') ? '&' : '?'}watch=1&resourceVersion=${metadata.resourceVersion}`;
    const answer = await this.answer('GET', from);
    if (answer.statusCode !== 200) throw new Error(`watch of ${path}: ${answer.statusCode ?? 'no answer'}`);
    this.watches.add(answer);
    answer.on('error', () => undefined); // cut off by `stop`
    createInterface({ input: answer }).on('line', (line) => tell(JSON.parse(line) as Change<T>));
  }

  /** Ends every watch, and the connection. */
  public async stop(): Promise<void> {
    this.watches.forEach((answer) => answer.destroy());
    this.agent.destroy();
    const ended = once(this.proxy, 'exit');
    this.proxy.kill();
    await ended;
  }

  private async answer(method: string, path: string, body?: object, agent?: Agent): Promise<IncomingMessage> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const headers = body === undefined ? {} : { 'Content-Type': type };
    const asked = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return answer;
  }
}
