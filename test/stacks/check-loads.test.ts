import { refusal } from './refused';
import type { ComponentName, DemandValues, SizingValues } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

/** What production is refused for with a changed component or demand: each line of the message. */
function refusalWith(change: { name?: ComponentName; sizing?: Partial<SizingValues>; demand?: Partial<DemandValues> }) {
  const { name = 'catalog', sizing = {}, demand = {} } = change;
  const components = { ...production.components, [name]: { ...production.components[name], ...sizing } };
  return refusal({ ...production, components, demand: production.demand && { ...production.demand, ...demand } });
}

const LOAD = { callsPerOrder: 240, perReplica: 260 };

describe('a load in an environment is refused', () => {
  test.each<[string, Parameters<typeof refusalWith>[0], string, string]>([
    [
      'beside replicas',
      { sizing: { replicas: 3 } },
      'REPLICAS_INVALID [production.components.catalog.load]',
      'replicas: 3 and load',
    ],
    [
      'beside bounds of autoscaling',
      { sizing: { autoscaling: { minReplicas: 3, maxReplicas: 9, cpu: 60 } } },
      'AUTOSCALING_INVALID [production.components.catalog.autoscaling]',
      'targets must stand alone beside a load',
    ],
    [
      'with a target that is none',
      { sizing: { autoscaling: { cpu: 600 } } },
      'AUTOSCALING_INVALID [production.components.catalog.autoscaling]',
      'a whole percentage',
    ],
    [
      'with targets of a fixed number',
      { sizing: { load: { ...LOAD, fixed: true } } },
      'AUTOSCALING_INVALID [production.components.catalog.autoscaling]',
      'beside a fixed number',
    ],
    [
      'with targets of orders, whose number is always fixed',
      { name: 'orders', sizing: { autoscaling: { cpu: 60 } } },
      'AUTOSCALING_INVALID [production.components.orders.autoscaling]',
      'beside a fixed number',
    ],
    [
      'that nothing serves',
      { sizing: { load: { ...LOAD, perReplica: 0 } } },
      'VALUE_INVALID [production.components.catalog.load]',
      'perReplica must be a number above 0',
    ],
    [
      'with two measures',
      { sizing: { load: { ...LOAD, callsPerRequest: 1 } } },
      'VALUE_INVALID [production.components.catalog.load]',
      'got callsPerOrder and callsPerRequest',
    ],
    [
      'that follows requests of which nobody says how many there are',
      { sizing: { load: { callsPerRequest: 1, perReplica: 1 } } },
      'VALUE_INVALID [production.components.catalog.load]',
      'must state requestsPerSecond',
    ],
    [
      'beyond the replicas that are allowed, with the greatest that they serve',
      { sizing: { load: { ...LOAD, maxReplicas: 9 } } },
      'CAPACITY_UNREACHABLE [production.components.catalog.load]',
      'requestsPerSecond must be at most 936, growth of 0.5 apart',
    ],
    [
      'as text',
      { sizing: { load: { ...LOAD, perReplica: '260' as unknown as number } } },
      'VALUE_INVALID [production.components.catalog.load.perReplica]',
      'it must be a number',
    ],
  ])('%s', (_, change, start, says) => {
    const [line, ...others] = refusalWith(change);
    expect(others).toEqual([]);
    expect(line?.startsWith(start) ? start : line).toBe(start);
    expect(line).toContain(says);
  });
});

describe('a demand is refused', () => {
  test.each<[string, Partial<DemandValues>, string, string]>([
    ['of nothing', { ordersPerMinute: 0 }, 'demand', 'ordersPerMinute must be'],
    ['without a peak', { ordersPerMinute: undefined }, 'demand', 'must state a peak'],
    ['whose utilisation is a percentage', { targetUtilisation: 90 }, 'demand', 'targetUtilisation must be a share'],
    ['that nothing may ever fail', { availability: 1 }, 'demand', 'availability must be above 0'],
    ['of more zones than the cluster has', { zones: 4 }, 'demand.zones', 'at most 3, the zones of the cluster'],
  ])('%s', (_, demand, place, says) => {
    const [line, ...others] = refusalWith({ demand });
    expect(others).toEqual([]);
    expect(line).toContain(`VALUE_INVALID [production.${place}]`);
    expect(line).toContain(says);
  });

  test('that is missing, once for all loads', () => {
    expect(refusal({ ...production, demand: undefined })).toEqual([
      expect.stringContaining('VALUE_INVALID [production.demand] it must state a peak'),
    ]);
  });

  test('that leaves a highly available component one replica', () => {
    expect(refusalWith({ demand: { zones: 1, availability: 0.9 }, name: 'mobile' })).toContainEqual(
      expect.stringMatching(/^REPLICAS_INVALID \[production.components.mobile.load\] replicas must be at least 2/),
    );
  });
});

test('autoscaling without a load must state its bounds', () => {
  expect(refusalWith({ sizing: { load: undefined } })).toContainEqual(
    expect.stringContaining('AUTOSCALING_INVALID [production.components.catalog.autoscaling]'),
  );
});
