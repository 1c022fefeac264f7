import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Fn, type TerraformRemoteState, type TerraformStack } from 'cdktf';
import { clusterStackName } from './cluster/names';
import { readState } from './state';
import type { AksCluster, CloudClusterValues, EksCluster } from '../environments/cluster';
import type { Environment } from '../environments/environment';

/** What both providers take: a context of a kubeconfig, or an address and a program that gives a short-lived token. */
interface Access {
  readonly configPath?: string;
  readonly configContext?: string;
  readonly host?: string;
  readonly clusterCaCertificate?: string;
  readonly exec?: Exec;
}

interface Exec {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: string[];
}

/** The server application of AKS: the same in every tenant. @see https://azure.github.io/kubelogin/concepts/aks.html */
const AKS_SERVER = '6dae42f8-4368-4678-94ff-3960e28e3630';

/**
 * Gives a stack the two providers that reach an environment's cluster, which exists before the stack is applied: the
 * address and certificate authority come from what the cluster's own stack has published, the token from the caller's
 * own login. No token and no client key stands in any state.
 */
export function reachCluster(stack: TerraformStack, environment: Environment): void {
  const { exec, ...address } = accessTo(stack, environment);
  new KubernetesProvider(stack, 'kubernetes', { ...address, ...(exec === undefined ? {} : { exec: [exec] }) });
  new HelmProvider(stack, 'helm', { kubernetes: { ...address, ...(exec === undefined ? {} : { exec }) } });
}

function accessTo(stack: TerraformStack, environment: Environment): Access {
  const { cluster, state } = environment;
  switch (cluster.form) {
    case 'existing':
      return kubeconfig(cluster.context);
    case 'kind':
      return kubeconfig(`kind-${cluster.name}`);
    case 'minikube':
      return kubeconfig(cluster.name);
    case 'eks':
    case 'gke':
    case 'aks': {
      const published = readState(stack, 'cluster', state, clusterStackName(environment));
      return {
        host: published.getString('host'),
        clusterCaCertificate: Fn.base64decode(published.getString('ca_certificate')),
        exec: login(cluster, published),
      };
    }
  }
}

function kubeconfig(configContext: string): Access {
  return { configPath: '~/.kube/config', configContext };
}

function login(cluster: CloudClusterValues, published: TerraformRemoteState): Exec {
  switch (cluster.form) {
    case 'eks':
      return exec('aws', eksArguments(cluster, published));
    case 'gke':
      return exec('gke-gcloud-auth-plugin', ['--use_application_default_credentials']);
    case 'aks':
      return exec('kubelogin', aksArguments(cluster));
  }
}

function exec(command: string, args: string[]): Exec {
  return { apiVersion: 'client.authentication.k8s.io/v1beta1', command, args };
}

function eksArguments({ region }: EksCluster, published: TerraformRemoteState): string[] {
  const name = published.getString('cluster_name');
  return ['eks', 'get-token', '--cluster-name', name, '--region', region, '--output', 'json'];
}

function aksArguments({ tenantId }: AksCluster): string[] {
  const login = ['get-token', '--login', 'azurecli', '--server-id', AKS_SERVER];
  return [...login, '--environment', 'AzurePublicCloud', '--tenant-id', tenantId];
}
