import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import { checkRate } from './checks';
import { Load } from './load';
import { refuse, shown } from '../core/errors';

/** What is asked of everything at its peak, and what everything is to outlive. */
export interface DemandProps {
  /**
   * Orders per minute at the peak of today, above 0.
   * @default - no component counts calls per order
   */
  readonly ordersPerMinute?: number;
  /**
   * Requests per second that come from outside at the peak of today, above 0.
   * @default - no component counts calls per request
   */
  readonly requestsPerSecond?: number;
  /**
   * What is added to the peak for growth, as a share of 0 or more.
   * @default 0
   */
  readonly growth?: number;
  /**
   * Share of today's peak that is left in the quietest hour, above 0 and at most 1.
   * @default 0.1
   */
  readonly quietest?: number;
  /**
   * Share of what a replica serves that may be in use at the peak, also while a zone is lost, above 0 and at most 1.
   * @default 0.9
   */
  readonly targetUtilisation?: number;
  /**
   * Zones over which replicas spread, one of which may be lost.
   * @default 3
   */
  readonly zones?: number;
  /**
   * Probability that enough replicas of a component are up, above 0 and at most 0.999999999. Beside `replicaUp`.
   * @default - not looked at
   */
  readonly availability?: number;
  /**
   * Probability that one replica is up, independent of the others, above 0 and at most 1. Beside `availability`.
   * @default - not looked at
   */
  readonly replicaUp?: number;
}

/** What one component has to do with the demand. One of `callsPerOrder`, `callsPerRequest` and `requestsPerSecond`. */
export interface ComponentDemandProps {
  /**
   * Calls that it gets for each order, above 0: those of customers who only look included.
   * @default - its load does not follow the orders
   */
  readonly callsPerOrder?: number;
  /**
   * Calls that it gets for each request from outside, above 0.
   * @default - its load does not follow the requests
   */
  readonly callsPerRequest?: number;
  /**
   * Calls per second at the peak of today, above 0, whatever the demand is.
   * @default - its load follows the demand
   */
  readonly requestsPerSecond?: number;
  /** Calls per second that one replica serves when it does nothing else, above 0. */
  readonly perReplica: number;
  /**
   * Most replicas that are allowed.
   * @default 150000
   */
  readonly maxReplicas?: number;
  /**
   * Whether the number of replicas is that of the peak at all times.
   * @default false
   */
  readonly fixed?: boolean;
  /**
   * How many replicas an update may take away.
   * @default PercentOrAbsolute.absolute(0)
   */
  readonly maxUnavailable?: PercentOrAbsolute;
  /**
   * How many pods an update may add: nodes must have room for them.
   * @default PercentOrAbsolute.percent(25)
   */
  readonly maxSurge?: PercentOrAbsolute;
  /**
   * What one pod requests, by resource: `cpu` in cores, `memory` in bytes. `CapacitySums.podRequests` adds containers up.
   * @default - it takes no room on nodes
   */
  readonly requests?: { [resource: string]: number };
  /**
   * Group of nodes that its pods run on, one of the plan's.
   * @default - its nodes are not counted
   */
  readonly nodeGroup?: string;
}

/** The load of a component under a demand. */
export function loadUnder(demand: DemandProps, component: ComponentDemandProps, place: string): Load {
  const { growth, quietest, targetUtilisation, zones, availability, replicaUp } = demand;
  const { perReplica, maxReplicas, fixed } = component;
  const requestsPerSecond = requestsOf(demand, component, place);
  const bounds = { perReplica, maxReplicas, fixed };
  return Load._in(
    { requestsPerSecond, ...bounds, growth, quietest, targetUtilisation, zones, availability, replicaUp },
    place,
  );
}

/** Calls per second: those that it states, or its share of the demand. */
function requestsOf(demand: DemandProps, component: ComponentDemandProps, place: string): number {
  const { callsPerOrder, callsPerRequest, requestsPerSecond } = component;
  const ways = Object.entries({ callsPerOrder, callsPerRequest, requestsPerSecond }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, calls: checkRate(value, name, place) }],
  );
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    return refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a load must state one of callsPerOrder, callsPerRequest and requestsPerSecond',
      got: ways.map(({ name }) => name).join(' and ') || 'none of them',
      example: 'callsPerOrder: 4',
    });
  }
  switch (way.name) {
    case 'callsPerOrder':
      return (way.calls * peakOf(demand, 'ordersPerMinute', way.name, place)) / 60;
    case 'callsPerRequest':
      return way.calls * peakOf(demand, 'requestsPerSecond', way.name, place);
    default:
      return way.calls;
  }
}

function peakOf(
  demand: DemandProps,
  field: 'ordersPerMinute' | 'requestsPerSecond',
  calls: string,
  place: string,
): number {
  const peak = demand[field];
  return peak === undefined
    ? refuse({
        code: 'VALUE_INVALID',
        place,
        expected: `the demand must state ${field} where a load states ${calls}`,
        got: shown(peak),
        example: `${field}: 300`,
      })
    : peak;
}
