import { spawnSync } from 'child_process';

/** What a command cost, as medians over its runs, in seconds. */
export interface Cost {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a command once to warm the caches, then `runs` times, and gives the medians. Throws when it fails. */
export function measure(name: string, command: readonly string[], environment: NodeJS.ProcessEnv, runs: number): Cost {
  const samples = Array.from({ length: runs + 1 }, () => once(command, environment)).slice(1);
  return { name, wall: median(samples.map(({ wall }) => wall)), cpu: median(samples.map(({ cpu }) => cpu)) };
}

/** One run, timed by the shell, which alone knows what its children's children used. */
function once(command: readonly string[], environment: NodeJS.ProcessEnv): { wall: number; cpu: number } {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>"$ERRORS"';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    env: { ...environment, ERRORS: '/dev/null', LC_ALL: 'C' },
    encoding: 'utf8',
  });
  const [wall, user, system] = stderr.trim().split(' ').map(Number);
  if (status !== 0 || wall === undefined || user === undefined || system === undefined) {
    throw new Error(`${command.join(' ')} failed with ${status ?? 'a signal'}: ${stderr}`);
  }
  return { wall, cpu: user + system };
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
