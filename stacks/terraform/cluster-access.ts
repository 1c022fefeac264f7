import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { Environment } from '../environments/environment';

/** Gives a stack the two providers that reach an environment's cluster, which exists before the stack is applied. */
export function reachCluster(stack: TerraformStack, environment: Environment): void {
  const kubeconfig = { configPath: '~/.kube/config', configContext: environment.kubeContext };
  new KubernetesProvider(stack, 'kubernetes', kubeconfig);
  new HelmProvider(stack, 'helm', { kubernetes: kubeconfig });
}
