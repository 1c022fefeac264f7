import { rendered } from './render';
import { nodeRows, type NodeRow } from '../stacks/capacity/nodes';
import { capacityRows, type CapacityRow } from '../stacks/capacity/rows';
import type { DemandValues, Environment } from '../stacks/environments/environment';

/** What an environment comes to: replicas, bounds and budgets of its components, and nodes of its groups. */
export interface CapacityReport {
  readonly environment: string;
  /** What it is asked for, where it says so. */
  readonly demand?: DemandValues;
  readonly components: readonly CapacityRow[];
  readonly nodeGroups: readonly NodeRow[];
}

/** Reads an environment's capacity from the plan of its manifests, and its nodes from the finished objects. */
export function capacityReport(environment: Environment): CapacityReport {
  return rendered(environment, ({ objects }) => ({
    environment: environment.name,
    demand: environment.demand,
    components: capacityRows(environment),
    nodeGroups: nodeRows(environment, objects),
  }));
}

/** The report as tables that people and Markdown read. */
export function capacityTables({ demand, components, nodeGroups }: CapacityReport): string {
  const parts = [
    ...(demand === undefined ? [] : [sentence(demand)]),
    table(COMPONENT_COLUMNS, components.map(componentCells)),
    ...(nodeGroups.length === 0 ? [] : [table(NODE_COLUMNS, nodeGroups.map(nodeCells))]),
  ];
  return parts.join('\n\n');
}

function sentence(demand: DemandValues): string {
  const { ordersPerMinute, requestsPerSecond, growth, quietest, targetUtilisation, zones, availability } = demand;
  const peaks = [
    ...(ordersPerMinute === undefined ? [] : [`${number(ordersPerMinute)} orders per minute`]),
    ...(requestsPerSecond === undefined ? [] : [`${number(requestsPerSecond)} requests per second`]),
  ];
  return [
    `At the peak ${peaks.join(' and ')}, and ${percent(growth)} more for growth; in the quietest hour ${percent(quietest)} of it.`,
    `At most ${percent(targetUtilisation)} of a replica in use, also with one of ${number(zones)} zones away;`,
    `enough replicas up with a probability of ${number(availability)}.`,
  ].join('\n');
}

const COMPONENT_COLUMNS = [
  'component',
  'workload',
  'calls/s',
  'one serves',
  'fewest',
  'because of',
  'most',
  'because of',
  'scaled',
  'budget',
  'kept',
];

function componentCells({ component, workload, load, fewest, most, ...row }: CapacityRow): string[] {
  return [
    component,
    `${workload.namespace}/${workload.name}`,
    load === undefined ? '' : number(load.peak),
    load === undefined ? '' : number(load.perReplica),
    number(fewest.replicas),
    fewest.limitedBy,
    number(most.replicas),
    most.limitedBy,
    row.autoscaled ? 'yes' : 'no',
    row.maxUnavailable === 0 ? 'none' : `${number(row.maxUnavailable)} away`,
    number(row.kept),
  ];
}

const NODE_COLUMNS = ['node group', 'nodes', 'because of', 'at the peak', 'because of', 'bounds'];

function nodeCells({ name, fewest, most, minNodes, maxNodes }: NodeRow): string[] {
  const bounds = `${number(minNodes)} to ${number(maxNodes)}`;
  return [name, number(fewest.nodes), fewest.limitedBy, number(most.nodes), most.limitedBy, bounds];
}

/** A Markdown table whose columns stand below each other in plain text too. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) =>
    Math.max(3, column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, index) => (cells[index] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function percent(share: number): string {
  return `${number(share * 100)} %`;
}

/** Without the noise of rounding. */
function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}
