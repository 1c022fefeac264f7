import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { programNamed } from '../programs';

/** Where `install.sh` puts Checkov. */
function checkovFolder(): string {
  const { COMMERCE_LINTERS, XDG_CACHE_HOME } = process.env;
  return COMMERCE_LINTERS ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-commerce-linters');
}

/** Nothing listens there: who asks the network gets an error at once, and the run fails. */
const NO_NETWORK = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' };

/** What Checkov prints. */
export function checkov(args: readonly string[]): string {
  const installed = join(checkovFolder(), 'bin', 'checkov');
  return printed(existsSync(installed) ? installed : programNamed('checkov'), 'checkov', args);
}

/** What kube-score prints. */
export function kubeScore(args: readonly string[]): string {
  return printed(programNamed('kube-score'), 'kube-score', args);
}

/** Linters end with 0 or 1 by what they found: both are answers. */
function printed(program: string | undefined, name: string, args: readonly string[]): string {
  if (program === undefined) {
    throw new Error(
      `npm run test:linters needs ${name}: test/linters/install.sh installs Checkov, and kube-score is looked for on the PATH and among the programs of ../shared/tools/cluster`,
    );
  }
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...NO_NETWORK },
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined || (status !== 0 && status !== 1) || /Traceback|MaxRetryError/.test(stderr)) {
    throw new Error(`${name} ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`);
  }
  return stdout;
}
