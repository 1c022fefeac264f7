import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { ComponentDemandProps } from './component-demand';
import { nodeBound, type NodeGroupPlan, type NodeGroupProps } from './node-group';
import { combine, times, type Amounts } from './pod-requests';
import type { ReplicaPlan } from './replica-plan';
import { awayOf } from './rolling-update';
import { wholeAbove } from './whole';
import { refuse, shown } from '../core/errors';
import { own } from '../core/own';

/** A component, and what its load comes to. */
export interface PlannedComponent {
  readonly name: string;
  readonly demand: ComponentDemandProps;
  readonly plan: ReplicaPlan;
}

/** Nodes of each group, for the components that run on it. */
export function nodePlans(
  groups: { readonly [name: string]: NodeGroupProps },
  components: readonly PlannedComponent[],
  place: string,
): NodeGroupPlan[] {
  components.forEach(({ name, demand }) => checkGroup(demand, groups, `${place} components.${name}`));
  return Object.entries(groups).map(([name, group]) => {
    const here = components.filter(({ demand }) => demand.nodeGroup === name);
    const requested = (pods: (component: PlannedComponent) => number) =>
      here.map((component) => times(requestsOf(component, group), pods(component))).reduce(sum, group.besides ?? {});
    const where = `${place} nodeGroups.${name}`;
    return {
      name,
      fewest: nodeBound(
        requested(({ plan }) => plan.fewest.replicas),
        group,
        where,
      ),
      most: nodeBound(requested(mostPods), group, where),
    };
  });
}

/** One pod, which counts itself where nodes take no more than so many. */
function requestsOf({ demand: { requests = {} } }: PlannedComponent, { allocatable }: NodeGroupProps): Amounts {
  return own(allocatable, 'pods') === undefined ? requests : { pods: 1, ...requests };
}

/** At the peak, in the middle of an update. */
function mostPods({ name, demand, plan }: PlannedComponent): number {
  const surge = awayOf(demand.maxSurge ?? PercentOrAbsolute.percent(25), `components.${name}`, 'maxSurge');
  const { replicas } = plan.most;
  return replicas + ('count' in surge ? surge.count : wholeAbove(replicas * surge.share));
}

function sum(one: Amounts, other: Amounts): Amounts {
  return combine(one, other, (a, b) => a + b);
}

function checkGroup(
  { nodeGroup, requests }: ComponentDemandProps,
  groups: { readonly [name: string]: NodeGroupProps },
  place: string,
): void {
  if (nodeGroup !== undefined && (own(groups, nodeGroup) === undefined || requests === undefined)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected:
        requests === undefined
          ? 'requests must say what a pod takes of its nodeGroup'
          : 'nodeGroup must be one of the plan',
      got: requests === undefined ? shown(requests) : shown(nodeGroup),
      example: "requests: { cpu: 0.5, memory: 768 * 2 ** 20 }, nodeGroup: 'general'",
    });
  }
}
