import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Ending } from '../cluster/kubectl';

/** The repository's folder, in which the cdktf CLI is run. */
export const ROOT = join(__dirname, '..', '..');

/** The cdktf CLI of this repository. */
export const CDKTF = join(ROOT, 'node_modules', '.bin', 'cdktf');

/** How an ended program ended. */
export interface Outcome extends Ending {
  /** Its exit code; nothing if it could not be run, or took too long. */
  readonly code?: number;
}

const MILLISECONDS = 900_000;

/** Runs a program and tells how it ended. */
export function execute(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  const limits = { encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024, timeout: MILLISECONDS };
  return new Promise((done) => {
    execFile(program, args, { ...options, ...limits }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      done({ succeeded: error === null, stdout, stderr, code });
    });
  });
}
