import type { Environment, QuotaValues } from '../../stacks/environments/environment';
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
 * Production at so many times the peak that it is declared for, its growth in it: the fewest replicas are the most, so an
 * autoscaler has nothing left to decide. Quotas and node groups hold it. Orders stay as they are: their replicas start one
 * after another, however large the cluster.
 */
export function productionAtPeak(times: number): Environment {
  const { demand, components } = production;
  const { ordersPerMinute = 0, growth = 0 } = demand ?? {};
  return {
    ...production,
    // All nodes are of one kind: what is measured is how many there are.
    ownNodes: undefined,
    demand: demand && { ...demand, ordersPerMinute: ordersPerMinute * (1 + growth) * times, growth: 0, quietest: 1 },
    components: { ...components, orders: { ...components.orders, load: undefined, replicas: 3 } },
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
