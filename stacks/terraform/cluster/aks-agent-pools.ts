import type { AksCluster, NodeGroupValues } from '../../environments/cluster';
import { MAX_PODS } from '../../node-capacity';

/** The pool of the cluster's own pods, which nothing else tolerates, and the node groups. */
export function aksAgentPools({ zones, systemInstanceType, nodeGroups }: AksCluster, subnet: string): object {
  const everywhere = {
    availability_zones: zones,
    vnet_subnet_id: subnet,
    max_pods: MAX_PODS,
    enable_auto_scaling: true,
    enable_encryption_at_host: true,
    os_sku: 'AzureLinux',
  };
  return {
    auto_scaler_profile: { expander: 'least-waste', balance_similar_node_groups: 'true' },
    default_agent_pool: {
      ...everywhere,
      name: 'system',
      mode: 'System',
      vm_size: systemInstanceType,
      count_of: zones.length,
      min_count: zones.length,
      max_count: 2 * zones.length,
      node_taints: ['CriticalAddonsOnly=true:NoSchedule'],
    },
    agent_pools: Object.fromEntries(
      Object.entries<NodeGroupValues>(nodeGroups).map(([name, group]) => [
        name,
        { ...everywhere, ...pool(name, group) },
      ]),
    ),
  };
}

function pool(name: string, { instanceType, minNodes, maxNodes, labels, taint }: NodeGroupValues): object {
  return {
    name,
    mode: 'User',
    vm_size: instanceType,
    // Only for the beginning: from then on it is the autoscaler's.
    count_of: minNodes,
    min_count: minNodes,
    max_count: maxNodes,
    node_labels: labels,
    ...(taint === undefined ? {} : { node_taints: [`${taint.key}=${taint.value}:NoSchedule`] }),
  };
}
