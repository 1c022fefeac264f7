import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { programNamed } from '../programs';
import type { HelmChart } from '../../constructs';

/** How a run of helm ended. */
export interface Ending {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** An object as helm renders it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly spec?: Record<string, unknown>;
  readonly data?: Record<string, string>;
}

/** The oldest Kubernetes that the charts are for: what is rendered must not depend on helm's own default. */
const VERSION = ['--kube-version', '1.30.0'];

/** Runs helm. */
export function helm(args: readonly string[], input?: string): Ending {
  const { status, stdout, stderr, error } = spawnSync(program(), args, { encoding: 'utf8', input, maxBuffer: 2 ** 28 });
  return { succeeded: status === 0, stdout, stderr: error?.message ?? stderr };
}

/** The objects that a chart gives with these further arguments: `--set`, `-f`. */
export function rendered(folder: string, ...args: string[]): Rendered[] {
  const { succeeded, stdout, stderr } = helm(['template', 'release', folder, ...VERSION, ...args]);
  if (!succeeded) {
    throw new Error(stderr);
  }
  return parseAllDocuments(stdout).flatMap((document) => (document.toJS() as Rendered | null) ?? []);
}

/** What helm says when it will not render the chart with these arguments. */
export function refused(folder: string, ...args: string[]): string {
  const { succeeded, stderr } = helm(['template', 'release', folder, ...VERSION, ...args]);
  return succeeded ? 'nothing was refused' : stderr;
}

/** Says which object it is. */
export function title({ kind, metadata }: Rendered): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Folders of charts, removed after the tests. */
export class Folders {
  private readonly made: string[] = [];

  /** Writes a chart, and gives its folder. */
  public write(chart: HelmChart): string {
    const folder = this.empty();
    chart.write(folder);
    return folder;
  }

  /** A folder of one's own. */
  public empty(): string {
    const folder = mkdtempSync(join(tmpdir(), 'commerce-helm-'));
    this.made.push(folder);
    return folder;
  }

  public remove(): void {
    this.made.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
}

let found: string | undefined;

/** The helm of the PATH, or of ../shared/tools/cluster. */
export function program(): string {
  return (found ??= programNamed('helm') ?? 'helm');
}
