import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CDKTF, execute, ROOT, type Outcome } from './execute';
import { kubectl } from '../cluster/kubectl';

/** How a plan stands to what is there, as `terraform plan -detailed-exitcode` says it. */
const PLANS: { readonly [code: number]: 'empty' | 'changes' } = { 0: 'empty', 2: 'changes' };

/** One planned change: what, and how. */
export interface PlannedChange {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

/**
 * A stack as its user deploys it, from a home folder of its own: the kubeconfig there is that of the tests' cluster, its
 * context called as the stack wants it. Output and state lie in that folder too.
 */
export class Deployment {
  private readonly home = mkdtempSync(join(tmpdir(), 'commerce-deploy-'));
  private readonly output = join(this.home, 'cdktf.out');
  private readonly env = {
    ...process.env,
    HOME: this.home,
    KUBECONFIG: undefined,
    CHECKPOINT_DISABLE: '1',
    CI: '1',
  };

  constructor(private readonly stack: string) {}

  /** Puts the cluster's kubeconfig where the stack looks for it. The stack must have been synthesised. */
  public async useCluster(): Promise<void> {
    const { stdout } = await kubectl(['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json']);
    const config = JSON.parse(stdout) as { contexts: { name: string }[] };
    const name = this.context();
    const contexts = config.contexts.map((context) => ({ ...context, name }));
    mkdirSync(join(this.home, '.kube'));
    const text = JSON.stringify({ ...config, contexts, 'current-context': name });
    writeFileSync(join(this.home, '.kube', 'config'), text, { mode: 0o600 });
  }

  public synth(...args: string[]): Promise<Outcome> {
    return this.cdktf('synth', ...args);
  }

  /** The providers come from a mirror that knows one platform: no other platform's checksums are asked for. */
  public deploy(...args: string[]): Promise<Outcome> {
    return this.cdktf('deploy', this.stack, '--auto-approve', '--skip-provider-lock', ...ALONE, ...args);
  }

  public destroy(...args: string[]): Promise<Outcome> {
    return this.cdktf('destroy', this.stack, '--auto-approve', '--skip-provider-lock', ...ALONE, ...args);
  }

  /** Plans what is synthesised: how it stands to the cluster, or what Terraform had to complain of. */
  public async plan(): Promise<string> {
    const { code, stdout, stderr } = await this.terraform('plan', '-detailed-exitcode', '-out', 'planned');
    return PLANS[code ?? -1] ?? `${stdout}${stderr}`;
  }

  /** What the last plan would do. */
  public async planned(): Promise<PlannedChange[]> {
    const { stdout } = await this.terraform('show', '-json', 'planned');
    return (JSON.parse(stdout) as { resource_changes: PlannedChange[] }).resource_changes;
  }

  /** Removes everything but what is in the cluster. */
  public discard(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private cdktf(command: string, ...args: string[]): Promise<Outcome> {
    return execute(CDKTF, [command, ...args, '--output', this.output, '--no-color'], { cwd: ROOT, env: this.env });
  }

  private terraform(command: string, ...args: string[]): Promise<Outcome> {
    return execute('terraform', [command, '-no-color', ...args], { cwd: this.folder, env: this.env });
  }

  private get folder(): string {
    return join(this.output, 'stacks', this.stack);
  }

  private context(): string {
    const json = JSON.parse(readFileSync(join(this.folder, 'cdk.tf.json'), 'utf8')) as {
      provider: { kubernetes: [{ config_context: string }] };
    };
    return json.provider.kubernetes[0].config_context;
  }
}

/** The add-ons of the stack are not the tests' concern. */
const ALONE = ['--ignore-missing-stack-dependencies'];
