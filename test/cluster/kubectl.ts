import { execFile } from 'node:child_process';
import { programNamed } from '../programs';

const MILLISECONDS = 900_000;

/** How a run of kubectl ended. */
export interface Ending {
  readonly succeeded: boolean;
  readonly stdout: string;
  /** Warnings of the API server arrive here, also when all went well. */
  readonly stderr: string;
}

/** Runs kubectl against the cluster of KUBECONFIG, and tells how it ended. */
export async function attempt(args: readonly string[], input = ''): Promise<Ending> {
  const program = kubectlProgram();
  return new Promise((done) => {
    const limits = { encoding: 'utf8' as const, maxBuffer: 256 * 1024 * 1024, timeout: MILLISECONDS };
    const child = execFile(program, args, limits, (error, stdout, stderr) => {
      const late = error?.killed === true ? `kubectl took longer than ${MILLISECONDS / 1000} s\n` : '';
      done({ succeeded: error === null, stdout, stderr: late + stderr });
    });
    child.stdin?.on('error', () => undefined); // it ended before it read everything: its ending tells
    child.stdin?.end(input);
  });
}

/** Runs kubectl; fails with what it said when it fails. */
export async function kubectl(args: readonly string[], input?: string): Promise<Ending> {
  const ending = await attempt(args, input);
  if (!ending.succeeded) throw new Error(`kubectl ${args.join(' ')}: ${shortened(ending.stderr)}`);
  return ending;
}

/** One mistake early in a folder makes kubectl complain of all that follows. */
function shortened(text: string): string {
  const lines = text.trim().split('\n');
  return [...lines.slice(0, 20), ...(lines.length > 20 ? [`and ${lines.length - 20} lines more`] : [])].join('\n');
}

let found: string | undefined;

/** Where kubectl is. */
export function kubectlProgram(): string {
  return (found ??= find());
}

function find(): string {
  const program = programNamed('kubectl');
  if (program === undefined) {
    throw new Error('kubectl is neither on the PATH nor among the programs of ../shared/tools/cluster');
  }
  return program;
}
