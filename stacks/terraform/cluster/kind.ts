import { Fn, type TerraformStack } from 'cdktf';
import type { PublishedCluster } from './cluster-stack';
import { provider, resource } from './terraform';
import { PROVIDERS } from './versions';
import type { KindCluster } from '../../environments/cluster';
import type { EdgeValues } from '../../environments/environment';

/**
 * A cluster in containers of this machine. Every change makes it anew. Its own network plug-in enforces NetworkPolicies.
 * The edge's node port answers on this machine alone.
 */
export function kind(stack: TerraformStack, values: KindCluster, edge: EdgeValues): PublishedCluster {
  provider(stack, PROVIDERS.kind);
  const cluster = resource(stack, 'cluster', 'kind_cluster', {
    name: values.name,
    node_image: values.image,
    wait_for_ready: true,
    // Where `kind` and `kubectl` look too: the provider would write into the stack's folder.
    kubeconfig_path: Fn.pathexpand('~/.kube/config'),
    kind_config: {
      kind: 'Cluster',
      api_version: 'kind.x-k8s.io/v1alpha4',
      node: [controlPlane(edge), ...Array.from({ length: values.workers }, () => ({ role: 'worker' }))],
    },
  });
  return { cluster_name: values.name, host: cluster.getStringAttribute('endpoint') };
}

function controlPlane(edge: EdgeValues): object {
  const port = edge.form === 'node-port' ? edge.port : undefined;
  return {
    role: 'control-plane',
    ...(port === undefined
      ? {}
      : {
          extra_port_mappings: [
            { container_port: port, host_port: port, listen_address: '127.0.0.1', protocol: 'TCP' },
          ],
        }),
  };
}
