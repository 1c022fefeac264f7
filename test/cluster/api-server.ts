import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { kubectlProgram } from './kubectl';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  /** What it said where it refused. */
  readonly message: string;
  readonly body: unknown;
}

/** A question to the API server. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Whether the body of a change replaces lists as a whole: all that custom resources take. */
  readonly merge?: boolean;
  /** Who asks, where groups are named. */
  readonly user?: string;
  /** Groups of the one who asks; the tests' own administrator, where none are named. */
  readonly groups?: readonly string[];
}

/** The API server, asked directly: thousands of questions take seconds, which kubectl's start-ups would make minutes. */
export class ApiServer {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private proxy?: ChildProcess;
  private port = 0;

  /** Opens the way, by kubectl's own proxy: it knows how to log in. */
  public async start(): Promise<void> {
    // Nothing is kept back: the policies are to refuse.
    const proxy = spawn(kubectlProgram(), ['proxy', '--port=0', '--reject-paths=^never$'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.proxy = proxy;
    this.port = await new Promise<number>((found, failed) => {
      let said = '';
      const hear = (text: Buffer): void => {
        said += text.toString();
        const [, port] = /127\.0\.0\.1:(\d+)/.exec(said) ?? [];
        if (port !== undefined) found(Number(port));
      };
      proxy.stdout.on('data', hear);
      proxy.stderr.on('data', hear);
      proxy.on('exit', () => failed(new Error(`kubectl proxy ended: ${said}`)));
    });
  }

  /** Closes it. */
  public stop(): void {
    this.agent.destroy();
    this.proxy?.kill();
  }

  /** Asks one question. */
  public ask({ method, path, body, merge = false, groups, user = 'somebody' }: Question): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const patch = merge ? 'application/merge-patch+json' : 'application/strategic-merge-patch+json';
    const type = method === 'PATCH' ? patch : 'application/json';
    const headers = {
      ...(text === undefined ? {} : { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }),
      ...(groups === undefined
        ? {}
        : { 'Impersonate-User': user, 'Impersonate-Group': [...groups, 'system:authenticated'] }),
    };
    return new Promise((done, failed) => {
      const asked = request({ agent: this.agent, port: this.port, method, path, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(answer(response.statusCode ?? 0, Buffer.concat(parts).toString())));
      });
      asked.on('error', failed);
      asked.end(text);
    });
  }
}

function answer(status: number, text: string): Answer {
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Some answers are plain text.
  }
  const { message } = (typeof body === 'object' ? body : {}) as { readonly message?: string };
  return { status, body, message: status < 400 ? '' : (message ?? text) };
}
