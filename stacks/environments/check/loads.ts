import type { Attempt } from './values';
import { capacityPlanOf, loadedComponents } from '../../capacity/plan';
import { STATEFUL } from '../../rollouts';
import type { ComponentName, Environment, SizingValues } from '../environment';
import { refuse, shown } from '../../../constructs/core/errors';

/** Every cluster of a cloud has as many. */
const CLOUD_ZONES = 3;

/** Refuses a demand that cannot be, loads that nothing serves, and loads beside what they decide. */
export function checkLoads(environment: Environment, attempt: Attempt): void {
  const loaded = loadedComponents(environment);
  let sound = true;
  attempt('demand', () => {
    sound = false;
    checkPeaks(environment, loaded);
    capacityPlanOf(environment, []);
    sound = true;
  });
  attempt('demand.zones', () => checkZones(environment));
  for (const name of loaded) {
    const values = environment.components[name];
    const place = `components.${name}`;
    attempt(`${place}.load`, () => sound && checkLoad(environment, name));
    attempt(`${place}.autoscaling`, () => checkTargets(name, values));
  }
}

function checkPeaks({ demand }: Environment, loaded: readonly ComponentName[]): void {
  const peaks = [demand?.ordersPerMinute, demand?.requestsPerSecond].filter((peak) => peak !== undefined);
  if ((demand === undefined && loaded.length > 0) || (demand !== undefined && peaks.length === 0)) {
    refuse({
      code: 'VALUE_INVALID',
      place: '',
      expected: 'it must state a peak, ordersPerMinute or requestsPerSecond, where components state loads',
      got: shown(demand && peaks),
      example: 'demand: { ordersPerMinute: 300, … }',
    });
  }
}

function checkZones({ demand, cluster }: Environment): void {
  if (demand !== undefined && 'zones' in cluster && demand.zones > CLOUD_ZONES) {
    refuse({
      code: 'VALUE_INVALID',
      place: '',
      expected: `it must be at most ${CLOUD_ZONES}, the zones of the cluster`,
      got: shown(demand.zones),
      example: String(CLOUD_ZONES),
    });
  }
}

function checkLoad(environment: Environment, name: ComponentName): void {
  const { fewest } = capacityPlanOf(environment, [name]).component(name);
  const { replicas } = environment.components[name];
  if (replicas !== undefined) {
    refuse({
      code: 'REPLICAS_INVALID',
      place: '',
      expected: 'a component must state one of replicas, autoscaling and load: the load says how many',
      got: `replicas: ${shown(replicas)} and load`,
      example: 'load: { callsPerOrder: 5, perReplica: 25 }',
    });
  }
  if (environment.highlyAvailable && fewest.replicas < 2) {
    refuse({
      code: 'REPLICAS_INVALID',
      place: '',
      expected:
        'replicas must be at least 2 where the environment is highly available: zones must be 2, or quietest more',
      got: shown(fewest.replicas),
      example: 'demand: { zones: 3, … }',
    });
  }
}

function checkTargets(name: ComponentName, { autoscaling, load }: SizingValues): void {
  if (autoscaling === undefined) {
    return;
  }
  const { minReplicas, maxReplicas } = autoscaling;
  const fixed = load?.fixed === true || STATEFUL.includes(name);
  if (minReplicas !== undefined || maxReplicas !== undefined || fixed) {
    refuse({
      code: 'AUTOSCALING_INVALID',
      place: '',
      expected: fixed
        ? 'no targets must stand beside a fixed number of replicas'
        : 'targets must stand alone beside a load, which has the bounds',
      got: shown(autoscaling),
      example: 'autoscaling: { cpu: 60, memory: 80 }',
    });
  }
}
