import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ending } from './kubectl';
import { program } from '../helm/helm';
import { renderEnvironment } from '../../src/render';
import { replaceFolder } from '../../src/write';
import type { Environment } from '../../stacks/environments/environment';

/** Name and namespace of the release: the platform's own namespaces are objects of the chart. */
const NAME = 'commerce';
const NAMESPACE = 'commerce-release';

const MILLISECONDS = 900_000;

/** An entry of a release's history. */
export interface Revision {
  readonly revision: number;
  readonly status: string;
  readonly description: string;
}

/** The Helm release of one environment's chart. */
export class HelmRelease {
  private readonly folder = mkdtempSync(join(tmpdir(), 'commerce-release-'));
  private readonly chart = join(this.folder, 'out', 'chart');

  constructor(environment: Environment) {
    replaceFolder(join(this.folder, 'out'), renderEnvironment(environment));
  }

  /** Installs the chart and waits until everything is available. */
  public install(...args: string[]): Promise<Ending> {
    return this.run('install', [NAME, this.chart, '--create-namespace', '--wait', '--timeout', '5m', ...args]);
  }

  /** Upgrades as the Terraform stack does: a failure is undone. */
  public upgrade(timeout: string, ...args: string[]): Promise<Ending> {
    const careful = ['--atomic', '--cleanup-on-fail', '--history-max', '10', '--wait', '--timeout', timeout];
    return this.run('upgrade', [NAME, this.chart, ...careful, ...args]);
  }

  public rollback(revision: number): Promise<Ending> {
    return this.run('rollback', [NAME, String(revision), '--wait', '--timeout', '5m']);
  }

  /** Runs the chart's tests. */
  public test(): Promise<Ending> {
    return this.run('test', [NAME, '--timeout', '3m']);
  }

  public uninstall(): Promise<Ending> {
    return this.run('uninstall', [NAME, '--ignore-not-found', '--wait', '--timeout', '5m']);
  }

  /** Every revision, the first first. */
  public async history(): Promise<Revision[]> {
    return JSON.parse((await this.run('history', [NAME, '-o', 'json'])).stdout) as Revision[];
  }

  /** Removes the folder. */
  public discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(command: string, args: readonly string[]): Promise<Ending> {
    const limits = { encoding: 'utf8' as const, maxBuffer: 256 * 1024 * 1024, timeout: MILLISECONDS };
    return new Promise((done) => {
      execFile(program(), [command, '--namespace', NAMESPACE, ...args], limits, (error, stdout, stderr) =>
        done({ succeeded: error === null, stdout, stderr }),
      );
    });
  }
}
