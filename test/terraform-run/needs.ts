import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CDKTF, execute } from './execute';
import { attempt } from '../cluster/kubectl';

/** The providers as the stacks of releases require them. */
const PROVIDERS = {
  helm: { source: 'hashicorp/helm', version: '3.1.1' },
  kubernetes: { source: 'hashicorp/kubernetes', version: '2.38.0' },
};

/** What this machine lacks for a deployment: one line each, none where everything is there. */
export async function missingNeeds(): Promise<string[]> {
  const terraform = await missingTerraform();
  return [
    ...missingCli(),
    ...(await missingCluster()),
    ...terraform,
    ...missingMirror(),
    ...(terraform.length + missingMirror().length > 0 ? [] : await missingProviders()),
  ];
}

function missingCli(): string[] {
  return existsSync(CDKTF) ? [] : ['the cdktf CLI: npm ci installs it'];
}

async function missingCluster(): Promise<string[]> {
  if (!process.env.KUBECONFIG) {
    return ['a cluster: KUBECONFIG names no kubeconfig file of a cluster that may be filled and emptied'];
  }
  try {
    const { succeeded, stderr } = await attempt(['get', 'nodes', '--request-timeout=10s']);
    return succeeded ? [] : [`a cluster: that of KUBECONFIG does not answer: ${lastLine(stderr)}`];
  } catch (error) {
    return [`kubectl: ${String(error)}`];
  }
}

async function missingTerraform(): Promise<string[]> {
  const { succeeded } = await execute('terraform', ['version']);
  return succeeded ? [] : ['terraform, on the PATH'];
}

function missingMirror(): string[] {
  const file = process.env.TF_CLI_CONFIG_FILE;
  if (!file) {
    return ['the providers: TF_CLI_CONFIG_FILE names no file with a provider_installation'];
  }
  return existsSync(file) ? [] : [`the providers: there is no file ${file}, which TF_CLI_CONFIG_FILE names`];
}

/** Terraform itself says whether it finds both providers at their versions. */
async function missingProviders(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commerce-providers-'));
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: PROVIDERS } }));
    const { succeeded, stderr } = await execute('terraform', ['init', '-no-color', '-input=false'], { cwd: folder });
    return succeeded ? [] : [`the providers: terraform init says ${stderr.replace(/[\s│╷╵]+/g, ' ').trim()}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop() ?? '';
}
