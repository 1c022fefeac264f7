import type { NodeGroupPlan } from './node-group';
import type { CapacityPlanProps } from './plan-props';
import { floorTo } from './whole';
import { checkWhole } from '../core/whole-number';
import { refuse } from '../core/errors';

/** Digits of a demand that is possible. */
const DIGITS = 4;

/** Refuses a plan that takes more nodes than a group may have, with the nodes that it takes and the demand that fits. */
export function checkNodes(
  props: CapacityPlanProps,
  planned: readonly NodeGroupPlan[],
  replan: (props: CapacityPlanProps) => readonly NodeGroupPlan[],
  place: string,
): void {
  for (const { name, most } of planned) {
    const maxNodes = maxNodesOf(props, name, place);
    if (most.nodes > maxNodes) {
      const nodes = (share: number) => replan(scaled(props, share)).find((one) => one.name === name)?.most.nodes ?? 0;
      refuse({
        code: 'CAPACITY_UNREACHABLE',
        place: `${place} nodeGroups.${name}`,
        expected: `maxNodes must be at least ${most.nodes} (${most.limitedBy}); ${fitting(props, (share) => nodes(share) <= maxNodes)}`,
        got: String(maxNodes),
        example: `maxNodes: ${most.nodes}`,
      });
    }
  }
}

function maxNodesOf({ nodeGroups = {} }: CapacityPlanProps, name: string, place: string): number {
  const { minNodes = 0, maxNodes } = nodeGroups[name] ?? {};
  const at = `${place} nodeGroups.${name}`;
  return maxNodes === undefined
    ? Infinity
    : checkWhole(maxNodes, { field: 'maxNodes', place: at, least: minNodes, example: 'maxNodes: 12' });
}

/** The greatest demand that fits, by halving: more demand never takes fewer nodes. */
function fitting(props: CapacityPlanProps, fits: (share: number) => boolean): string {
  let [below, above] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (below + above) / 2;
    [below, above] = fits(middle) ? [middle, above] : [below, middle];
  }
  const of = (peak: number) => floorTo(peak * below, DIGITS);
  const { ordersPerMinute, requestsPerSecond } = props;
  const peaks = [
    ...(ordersPerMinute === undefined ? [] : [`ordersPerMinute: ${of(ordersPerMinute)}`]),
    ...(requestsPerSecond === undefined ? [] : [`requestsPerSecond: ${of(requestsPerSecond)}`]),
  ];
  // After forty halvings of a demand of nothing that fits.
  if (below < 1e-9) {
    return 'even the smallest demand does not fit';
  }
  return `what fits is ${peaks.length > 0 ? peaks.join(' and ') : `${of(100)} % of each load`}`;
}

/** The same plan for a share of its demand; of each load where there is no demand beside the loads. */
function scaled(props: CapacityPlanProps, share: number): CapacityPlanProps {
  const by = (amount: number | undefined) => (amount === undefined ? undefined : amount * share);
  const ordersPerMinute = by(props.ordersPerMinute);
  const requestsPerSecond = by(props.requestsPerSecond);
  if (ordersPerMinute !== undefined || requestsPerSecond !== undefined) {
    return { ...props, ordersPerMinute, requestsPerSecond };
  }
  const components = Object.entries(props.components).map(([name, component]) => [
    name,
    { ...component, requestsPerSecond: by(component.requestsPerSecond) },
  ]);
  return { ...props, components: Object.fromEntries(components) as CapacityPlanProps['components'] };
}
