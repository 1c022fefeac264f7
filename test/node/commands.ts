import { execFile, ExecFileOptions } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of the tools that build and start a cluster or a node. */
export const TOOLS = resolve(__dirname, '../../../shared/tools');

/** How a command is run. */
export interface RunOptions extends ExecFileOptions {
  /** Text for its standard input. */
  readonly input?: string;
}

/** Runs a command and gives its standard output; fails with its standard error in the message. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { input, ...rest } = options;
  return new Promise((done, fail) => {
    const limits = { encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 };
    const child = execFile(command, args, { ...limits, ...rest, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (!error) {
        done(stdout);
        return;
      }
      const why = error.killed ? 'took too long' : stderr.trim() || error.message;
      fail(new Error(`${[command, ...args].join(' ')}: ${why}`));
    });
    child.stdin?.on('error', () => undefined); // a command that ends early: its exit code tells
    child.stdin?.end(input);
  });
}

/** Runs `realnode`, whose commands are listed at its head. */
export function realnode(args: readonly string[], options?: RunOptions): Promise<string> {
  return run(`${TOOLS}/realnode`, args, options);
}

/** The folder of the cluster's programs: kubectl, kubelet and so on. */
export async function programsFolder(): Promise<string> {
  return (await run(`${TOOLS}/cluster`, ['bin'])).trim();
}
