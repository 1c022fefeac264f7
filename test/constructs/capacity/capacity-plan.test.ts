import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { CapacityPlan, ReplicaLimit, StatelessService, type CapacityPlanProps } from '../../../constructs';
import { find, refusal, RESOURCES, server, testChart } from '../testing';

/** Five orders a second with growth for half as many more, in three zones. */
const SHOP: CapacityPlanProps = {
  ordersPerMinute: 300,
  growth: 0.5,
  components: {
    storefront: { callsPerOrder: 160, perReplica: 170 },
    orders: { callsPerOrder: 5, perReplica: 25, fixed: true, maxUnavailable: PercentOrAbsolute.absolute(1) },
  },
};
const NODE = { cpu: 3.5, memory: 12, pods: 110 };

describe('a plan', () => {
  test('says for each component how many, and why', () => {
    const [storefront, orders] = CapacityPlan.of(SHOP).components;
    expect(storefront).toEqual({
      name: 'storefront',
      peak: 1200,
      autoscaled: true,
      fewest: { replicas: 3, needed: 1, limitedBy: ReplicaLimit.ZONES },
      most: { replicas: 12, needed: 8, limitedBy: ReplicaLimit.ZONE_LOSS },
      cpu: 60,
      maxUnavailable: 1,
      kept: 2,
    });
    expect(orders).toMatchObject({ name: 'orders', peak: 37.5, autoscaled: false });
    expect(orders?.fewest).toEqual({ replicas: 3, needed: 2, limitedBy: ReplicaLimit.ZONE_LOSS });
  });

  test('counts calls per request from outside, and loads that stand alone', () => {
    const plan = CapacityPlan.of({
      requestsPerSecond: 400,
      components: {
        web: { callsPerRequest: 2, perReplica: 100 },
        import: { requestsPerSecond: 90, perReplica: 100 },
      },
    });
    expect(plan.components.map(({ name, peak, most }) => [name, peak, most.needed])).toEqual([
      ['web', 800, 9],
      ['import', 90, 1],
    ]);
  });

  test('grows with its peak', () => {
    const most = (ordersPerMinute: number) =>
      CapacityPlan.of({ ...SHOP, ordersPerMinute }).component('storefront').most.replicas;
    expect([300, 600, 3000].map(most)).toEqual([12, 24, 119]);
  });

  test('is what a component becomes that is given its load', () => {
    const plan = CapacityPlan.of(SHOP);
    const chart = testChart();
    const sizing = { resources: RESOURCES, load: plan.load('storefront') };
    new StatelessService(chart, 'storefront', { application: server(), sizing });
    const { fewest, most, maxUnavailable } = plan.component('storefront');
    const bounds = { minReplicas: fewest.replicas, maxReplicas: most.replicas };
    expect(find(chart, 'HorizontalPodAutoscaler', 'storefront').spec).toMatchObject(bounds);
    expect(find(chart, 'PodDisruptionBudget', 'storefront').spec).toMatchObject({ maxUnavailable });
  });
});

describe('nodes of a group', () => {
  const group = (nodeGroup: object, component: object = {}, ordersPerMinute = 300) =>
    CapacityPlan.of({
      ...SHOP,
      ordersPerMinute,
      components: {
        storefront: {
          callsPerOrder: 160,
          perReplica: 170,
          requests: { cpu: 1, memory: 1 },
          nodeGroup: 'general',
          ...component,
        },
      },
      nodeGroups: { general: { allocatable: NODE, ...nodeGroup } },
    }).nodeGroups[0];

  test('hold the fewest replicas, and the most in the middle of an update', () => {
    // 3 cores on nodes of 3.5; 12 and a quarter more are 15.
    expect(group({})).toEqual({
      name: 'general',
      fewest: { nodes: 1, limitedBy: 'cpu' },
      most: { nodes: 5, limitedBy: 'cpu' },
    });
    expect(group({}, { maxSurge: PercentOrAbsolute.absolute(0) })?.most.nodes).toBe(4);
  });

  test('hold what runs beside, after what runs on every node', () => {
    expect(group({ besides: { cpu: 6 } })?.most).toEqual({ nodes: 6, limitedBy: 'cpu' });
    expect(group({ daemons: { cpu: 1.5 } })?.most).toEqual({ nodes: 8, limitedBy: 'cpu' });
  });

  test('are bound by whatever is scarcest, pods too, and never fewer than stated', () => {
    expect(group({ allocatable: { cpu: 64, memory: 4 } })?.most).toEqual({ nodes: 4, limitedBy: 'memory' });
    expect(group({ allocatable: { cpu: 64, memory: 64, pods: 5 } })?.most).toEqual({ nodes: 3, limitedBy: 'pods' });
    expect(group({ minNodes: 3 })).toMatchObject({
      fewest: { nodes: 3, limitedBy: 'fewest nodes' },
      most: { nodes: 5 },
    });
  });

  test('beyond the most are refused with how many there must be, and with the demand that fits', () => {
    const issue = refusal(() => group({ maxNodes: 3 }));
    expect(issue).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      place: 'CapacityPlan.of nodeGroups.general',
      got: '3',
      example: 'maxNodes: 5',
    });
    const [, fits] =
      /^maxNodes must be at least 5 \(cpu\); what fits is ordersPerMinute: ([\d.]+)$/.exec(issue.expected) ?? [];
    expect(group({ maxNodes: 3 }, {}, Number(fits))?.most.nodes).toBe(3);
    expect(refusal(() => group({ maxNodes: 3 }, {}, Number(fits) * 1.001)).code).toBe('CAPACITY_UNREACHABLE');
  });

  test('that what runs beside fills alone fit no demand', () => {
    expect(refusal(() => group({ maxNodes: 3, besides: { cpu: 20 } })).expected).toContain(
      'even the smallest demand does not fit',
    );
  });

  test('fit a share of each load, where there is no demand beside them', () => {
    const plan: CapacityPlanProps = {
      components: { web: { requestsPerSecond: 900, perReplica: 100, requests: { cpu: 1 }, nodeGroup: 'general' } },
      nodeGroups: { general: { allocatable: NODE, maxNodes: 3 } },
    };
    expect(refusal(() => CapacityPlan.of(plan)).expected).toMatch(/what fits is [\d.]+ % of each load$/);
  });
});

describe('fails when', () => {
  const web = { callsPerOrder: 4, perReplica: 10 };
  test.each<[string, CapacityPlanProps, string, string]>([
    ['a load has no measure', { components: { web: { perReplica: 1 } } }, 'components.web', 'got none'],
    [
      'a load has two',
      { ordersPerMinute: 1, components: { web: { ...web, requestsPerSecond: 1 } } },
      'components.web',
      'callsPerOrder and requestsPerSecond',
    ],
    ['nobody says how many orders', { components: { web } }, 'components.web', 'must state ordersPerMinute'],
    [
      'nobody says how many requests',
      { ordersPerMinute: 1, components: { web: { callsPerRequest: 1, perReplica: 1 } } },
      'components.web',
      'must state requestsPerSecond',
    ],
    ['the peak is nothing', { ordersPerMinute: 0, components: {} }, 'CapacityPlan.of', 'ordersPerMinute must be'],
    ['what all share is wrong', { zones: 0, components: {} }, 'CapacityPlan.of', 'zones must be'],
    [
      'a pod has no group',
      { ordersPerMinute: 1, components: { web: { ...web, requests: { cpu: 1 }, nodeGroup: 'fast' } } },
      'components.web',
      'nodeGroup must be one of the plan',
    ],
    [
      'a pod of a group says nothing of itself',
      { ordersPerMinute: 1, components: { web: { ...web, nodeGroup: 'a' } }, nodeGroups: { a: { allocatable: NODE } } },
      'components.web',
      'requests must say',
    ],
  ])('%s', (_, props, place, says) => {
    const issue = refusal(() => CapacityPlan.of(props));
    expect(issue.code).toBe('VALUE_INVALID');
    expect(issue.place).toContain(place);
    expect(`${issue.expected}, got ${issue.got}`).toContain(says);
  });

  test('a component is asked for that the plan has not', () => {
    expect(refusal(() => CapacityPlan.of(SHOP).component('toString')).expected).toContain('one of storefront, orders');
    expect(refusal(() => CapacityPlan.of(SHOP).load('toString')).expected).toContain('one of storefront, orders');
  });

  test('a component cannot be: its name is in the place', () => {
    const components = { storefront: { callsPerOrder: 160, perReplica: 170, maxReplicas: 9 } };
    expect(refusal(() => CapacityPlan.of({ ...SHOP, components }))).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      place: 'CapacityPlan.of components.storefront',
    });
  });
});
