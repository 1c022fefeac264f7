import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a finished command said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** A server under test: the leader of a process group of its own. */
export class Server {
  /** All it wrote to standard output and standard error so far. */
  public log = '';
  private readonly exit: Promise<number | null>;

  public constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    this.exit = new Promise((resolve) => child.on('close', (code) => resolve(code)));
  }

  public get pid(): number {
    return this.child.pid ?? -1;
  }

  public get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Its exit code, once it ended by itself; `null` if by a signal or if it still runs after 20 s. */
  public async ended(): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), 20_000)));
    const code = await Promise.race([this.exit, late]);
    clearTimeout(timer);
    return code;
  }

  /** Crashes it, and whatever it started. */
  public async kill(): Promise<void> {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // Nothing left of it.
    }
    await this.exit;
  }
}

/** A temporary folder, and the processes started in it, of a user that is not root: two of the servers refuse root. */
export class Sandbox {
  public readonly folder = mkdtempSync(join(tmpdir(), 'servers-'));
  private readonly servers: Server[] = [];
  private readonly identity: { uid?: number; gid?: number } = {};

  /** @param user Whom to be when the tests run as root; otherwise they stay who they are. */
  public constructor(user: string) {
    if (process.getuid?.() === 0) {
      this.identity = { uid: idOf(user, '-u'), gid: idOf(user, '-g') };
      this.own(this.folder);
    }
  }

  /** Writes a file and gives its path. */
  public file(name: string, text: string, mode = 0o644): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
    for (let owned = path; owned !== this.folder; owned = dirname(owned)) this.own(owned);
    return path;
  }

  /** Starts a server, which ends with the test run, also when that is killed. */
  public start(command: string, args: readonly string[], environment: Environment = {}): Server {
    const server = new Server(this.spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], environment, true));
    this.servers.push(server);
    return server;
  }

  public run(command: string, args: readonly string[], environment: Environment = {}, input = ''): Promise<Outcome> {
    const child = this.spawn(command, args, environment, false);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  /** The output of a command that must succeed. */
  public async output(command: string, args: readonly string[], environment?: Environment, input?: string) {
    const { code, stdout, stderr } = await this.run(command, args, environment, input);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`);
    return stdout.replace(/\n$/, '');
  }

  /** Paths of the files that hold a text. */
  public filesWith(text: string): string[] {
    const paths = readdirSync(this.folder, { recursive: true }).map((name) => join(this.folder, name.toString()));
    return paths.filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
  }

  /** Ends what still runs and removes the folder. */
  public async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private spawn(command: string, args: readonly string[], environment: Environment, detached: boolean): ChildProcess {
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: this.folder, ...environment };
    return spawn(command, args, { cwd: this.folder, env, detached, ...this.identity });
  }

  private own(path: string): void {
    if (this.identity.uid !== undefined && this.identity.gid !== undefined)
      chownSync(path, this.identity.uid, this.identity.gid);
  }
}

function idOf(user: string, option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, user], { encoding: 'utf8' }));
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** Asks until the answer is yes; an error counts as no. Fails after the given seconds, with the server's log. */
export async function eventually(check: () => boolean | Promise<boolean>, server: Server, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await Promise.resolve(check()).catch(() => false))) {
    if (!server.running || Date.now() > deadline) throw new Error(`not ready. Its log:\n${server.log}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** How many processes' command lines, as `ps` shows them, hold a text. */
export function processesWith(text: string): number {
  const commands = execFileSync('ps', ['-eww', '-o', 'args='], { encoding: 'utf8' }).split('\n');
  return commands.filter((command) => command.includes(text)).length;
}
