import type { TerraformStack } from 'cdktf';
import type { PublishedCluster } from './cluster-stack';
import { provider, resource } from './terraform';
import { PROVIDERS } from './versions';
import type { MinikubeCluster } from '../../environments/cluster';

/** A cluster in containers or machines of this machine, with Calico, which enforces NetworkPolicies. */
export function minikube(stack: TerraformStack, values: MinikubeCluster): PublishedCluster {
  // The version is read from the provider: the resource's attribute of this name is never read.
  provider(stack, PROVIDERS.minikube, { kubernetes_version: values.kubernetesVersion });
  const cluster = resource(stack, 'cluster', 'minikube_cluster', {
    cluster_name: values.name,
    driver: values.driver,
    nodes: values.nodes,
    cpus: String(values.cpu),
    memory: `${values.memory}g`,
    container_runtime: 'containerd',
    cni: 'calico',
    addons: ['default-storageclass', 'storage-provisioner'],
  });
  return { cluster_name: values.name, host: cluster.getStringAttribute('host') };
}
