import type { ComponentName, Environment, LoadValues } from '../environments/environment';
import { maxUnavailableOf, STATEFUL } from '../rollouts';
import { CapacityPlan, type ComponentDemandProps, type Load } from '../../constructs';

/**
 * The plan of the components that state a load, or of some of them. At another peak it is that of
 * `{ ...environment, demand: { ...environment.demand, ordersPerMinute } }`.
 */
export function capacityPlanOf(environment: Environment, names = loadedComponents(environment)): CapacityPlan {
  const components = names.map((name) => [name, demandOf(environment, name)] as const);
  return CapacityPlan.of({ ...environment.demand, components: Object.fromEntries(components) });
}

/** The load that a component states: for its sizing. */
export function loadOf(environment: Environment, name: ComponentName): Load | undefined {
  return environment.components[name].load && capacityPlanOf(environment, [name]).load(name);
}

/** The components that state a load. */
export function loadedComponents({ components }: Environment): ComponentName[] {
  return (Object.keys(components) as ComponentName[]).filter((name) => components[name].load !== undefined);
}

function demandOf(environment: Environment, name: ComponentName): ComponentDemandProps {
  // Without a load there is nothing that one replica serves: the plan refuses it.
  const load: LoadValues = environment.components[name].load ?? { perReplica: 0 };
  const fixed = load.fixed === true || STATEFUL.includes(name);
  return { ...load, fixed, maxUnavailable: maxUnavailableOf(environment, name) };
}
