import type { GkeCluster, NodeGroupValues } from '../../environments/cluster';

/**
 * The module takes a pool as a map of one type: every value is text. The bounds are those of the whole pool, which Google
 * balances over the zones.
 */
export function gkeNodePools({ nodeGroups }: GkeCluster): object {
  const groups = Object.entries<NodeGroupValues>(nodeGroups);
  return {
    cluster_autoscaling: {
      // The pools scale; no pools are invented.
      enabled: false,
      autoscaling_profile: 'BALANCED',
      gpu_resources: [],
      auto_repair: true,
      auto_upgrade: true,
    },
    node_pools: groups.map(([name, group]) => nodePool(name, group)),
    node_pools_labels: {
      all: {},
      ...Object.fromEntries(groups.map(([name, { labels }]) => [name, labels])),
    },
    node_pools_taints: {
      all: [],
      ...Object.fromEntries(groups.map(([name, { taint }]) => [name, taint === undefined ? [] : [taintOf(taint)]])),
    },
    node_pools_oauth_scopes: { all: ['https://www.googleapis.com/auth/cloud-platform'] },
  };
}

function nodePool(name: string, { instanceType, minNodes, maxNodes }: NodeGroupValues): object {
  return {
    name,
    machine_type: instanceType,
    total_min_count: String(minNodes),
    total_max_count: String(maxNodes),
    location_policy: 'BALANCED',
    // In each zone, and only for the beginning.
    initial_node_count: minNodes === 0 ? '0' : '1',
    disk_type: 'pd-balanced',
    disk_size_gb: '100',
    image_type: 'COS_CONTAINERD',
    auto_repair: 'true',
    auto_upgrade: 'true',
    enable_secure_boot: 'true',
    enable_integrity_monitoring: 'true',
  };
}

function taintOf({ key, value }: { readonly key: string; readonly value: string }): object {
  return { key, value, effect: 'NO_SCHEDULE' };
}
