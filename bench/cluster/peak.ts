import type { Environment, QuotaValues, SizingValues } from '../../stacks/environments/environment';
import { production, PRODUCTION_CLUSTER } from '../../stacks/environments/production';

/** A quota that is in nobody's way; the API server counts against it all the same. */
const ROOMY: QuotaValues = {
  cpu: '100000',
  memory: '400Ti',
  cpuLimit: '400000',
  memoryLimit: '400Ti',
  pods: 100_000,
};

/**
 * Production at the height of its busiest hour: every workload at its most replicas, and that many times over, with
 * quotas and node groups that hold it. An autoscaler has nothing left to decide. Orders stay as they are: their replicas
 * start one after another, however large the cluster.
 */
export function productionAtPeak(times: number): Environment {
  const components = Object.entries<SizingValues>(production.components).map(([name, values]) => [
    name,
    name === 'orders' ? values : atMost(values, times),
  ]);
  return {
    ...production,
    components: Object.fromEntries(components) as Environment['components'],
    quotas: { edge: ROOMY, commerce: ROOMY, payments: ROOMY, vault: ROOMY },
    cluster: {
      ...PRODUCTION_CLUSTER,
      nodeGroups: {
        ...PRODUCTION_CLUSTER.nodeGroups,
        general: {
          ...PRODUCTION_CLUSTER.nodeGroups.general,
          instanceType: 'm7i.4xlarge',
          cpu: 16,
          memory: 64,
          maxNodes: 999,
        },
      },
    },
  };
}

function atMost({ autoscaling, replicas, ...others }: SizingValues, times: number): SizingValues {
  if (autoscaling === undefined) return { ...others, replicas: (replicas ?? 1) * times };
  const most = autoscaling.maxReplicas * times;
  return { ...others, autoscaling: { ...autoscaling, minReplicas: most, maxReplicas: most } };
}
