import { capacityPlanOf, loadedComponents } from './plan';
import { WORKLOAD_NAMES, type WorkloadName } from './workloads';
import type { ComponentName, Environment } from '../environments/environment';
import { Parts } from '../parts';
import { maxUnavailableOf, STATEFUL } from '../rollouts';
import { fewestReplicas, mostReplicas } from '../../constructs/workload/replicas';
import { settledSizing } from '../../constructs/workload/settled-sizing';

/** A number of replicas, and what it is due to: a limit of the plan, or that it was stated. */
export interface RowBound {
  readonly replicas: number;
  readonly limitedBy: string;
}

/** What one component comes to: computed from its load, or stated. */
export interface CapacityRow {
  readonly component: ComponentName;
  readonly workload: WorkloadName;
  /** Calls per second at the peak with growth, and what one replica serves; nothing where replicas are stated. */
  readonly load?: { readonly peak: number; readonly perReplica: number };
  readonly fewest: RowBound;
  readonly most: RowBound;
  readonly autoscaled: boolean;
  /** Replicas that evictions may take away at once; none where there is no budget. */
  readonly maxUnavailable: number;
  /** Replicas that stay, of the fewest, through an eviction, an update or the loss of a zone. */
  readonly kept: number;
}

/** What each component of an environment comes to, in the order of the environment. */
export function capacityRows(environment: Environment): CapacityRow[] {
  const loaded = loadedComponents(environment);
  return (Object.keys(environment.components) as ComponentName[]).map((name) =>
    loaded.includes(name) ? computed(environment, name) : stated(environment, name),
  );
}

function computed(environment: Environment, component: ComponentName): CapacityRow {
  const { peak, fewest, most, autoscaled, maxUnavailable, kept } = capacityPlanOf(environment).component(component);
  const perReplica = environment.components[component].load?.perReplica ?? 0;
  return {
    component,
    workload: WORKLOAD_NAMES[component],
    load: { peak, perReplica },
    fewest: { replicas: fewest.replicas, limitedBy: fewest.limitedBy },
    most: { replicas: most.replicas, limitedBy: most.limitedBy },
    autoscaled,
    maxUnavailable,
    kept,
  };
}

function stated(environment: Environment, component: ComponentName): CapacityRow {
  const place = `components.${component}`;
  const sizing = settledSizing(new Parts(environment).sizing(component), {
    place,
    maxUnavailable: maxUnavailableOf(environment, component),
    fixed: STATEFUL.includes(component),
  });
  const fewest = fewestReplicas(sizing, place);
  const maxUnavailable = fewest > 1 ? 1 : 0;
  return {
    component,
    workload: WORKLOAD_NAMES[component],
    fewest: { replicas: fewest, limitedBy: STATED },
    most: { replicas: mostReplicas(sizing), limitedBy: STATED },
    autoscaled: sizing.autoscaling !== undefined,
    maxUnavailable,
    kept: maxUnavailable === 0 ? 0 : fewest - maxUnavailable,
  };
}

const STATED = 'stated';
