import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { checkRate } from './checks';
import { loadUnder, type ComponentDemandProps } from './component-demand';
import type { Load } from './load';
import { checkNodes } from './nearest-plan';
import type { NodeGroupPlan } from './node-group';
import { nodePlans, type PlannedComponent } from './node-plan';
import type { CapacityPlanProps } from './plan-props';
import type { ReplicaPlan } from './replica-plan';
import { awayOf } from './rolling-update';
import { refuse, shown } from '../core/errors';
import { own } from '../core/own';

/** What the load of one component comes to. */
export interface ComponentPlan extends ReplicaPlan {
  /** Name of the component in the plan. */
  readonly name: string;
}

/**
 * From the numbers of a business to replicas, bounds of autoscaling, budgets and nodes, each with what it is due to. A plan
 * that cannot be is refused, with the nearest that can (`CAPACITY_UNREACHABLE`).
 */
export class CapacityPlan {
  /** `CapacityPlan.of({ ordersPerMinute: 300, components: { orders: { callsPerOrder: 5, perReplica: 25 } } })`. */
  public static of(props: CapacityPlanProps): CapacityPlan {
    const place = 'CapacityPlan.of';
    checkDemand(props, place);
    const { components, nodeGroups } = planned(props, place);
    checkNodes(props, nodeGroups, (other) => planned(other, place).nodeGroups, place);
    return new CapacityPlan(props, components, nodeGroups);
  }

  private constructor(
    private readonly props: CapacityPlanProps,
    private readonly planned: readonly PlannedComponent[],
    /** Nodes of each group, in the order in which they were stated. */
    public readonly nodeGroups: NodeGroupPlan[],
  ) {}

  /** What each component comes to, in the order in which they were stated. */
  public get components(): ComponentPlan[] {
    return this.planned.map(({ name, plan }) => ({ ...plan, name }));
  }

  /** What one component comes to. */
  public component(name: string): ComponentPlan {
    return this.components.find((component) => component.name === name) ?? unknown(name, this.props);
  }

  /** The load of one component: for its sizing. */
  public load(name: string): Load {
    const demand = own(this.props.components, name) ?? unknown(name, this.props);
    return loadUnder(this.props, demand, `CapacityPlan.load ${name}`);
  }
}

/** What all loads share, also where there is no component yet. */
function checkDemand(props: CapacityPlanProps, place: string): void {
  for (const field of ['ordersPerMinute', 'requestsPerSecond'] as const) {
    const peak = props[field];
    if (peak !== undefined) {
      checkRate(peak, field, place);
    }
  }
  loadUnder(props, { requestsPerSecond: 1, perReplica: 1 }, place);
}

function planned(props: CapacityPlanProps, place: string) {
  const components = Object.entries(props.components).map(([name, demand]) =>
    plannedComponent(name, demand, props, `${place} components.${name}`),
  );
  return { components, nodeGroups: nodePlans(props.nodeGroups ?? {}, components, place) };
}

function plannedComponent(
  name: string,
  demand: ComponentDemandProps,
  props: CapacityPlanProps,
  place: string,
): PlannedComponent {
  const away = awayOf(demand.maxUnavailable ?? PercentOrAbsolute.absolute(0), place);
  return { name, demand, plan: loadUnder(props, demand, place)._plan({ place, away }) };
}

function unknown(name: string, { components }: CapacityPlanProps): never {
  const known = Object.keys(components);
  return refuse({
    code: 'VALUE_INVALID',
    place: 'CapacityPlan',
    expected: `a component must be one of ${known.join(', ')}`,
    got: shown(name),
    example: known[0] ?? 'catalog',
  });
}
