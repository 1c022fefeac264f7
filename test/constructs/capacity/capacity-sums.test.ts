import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { CapacitySums, ContainerKind } from '../../../constructs';
import { refusal } from '../testing';

const percent = (share: number) => PercentOrAbsolute.percent(share);
const absolute = (count: number) => PercentOrAbsolute.absolute(count);

describe('what a pod requests', () => {
  const main = { kind: ContainerKind.MAIN, requests: { cpu: 0.5, memory: 512 } };
  const proxy = { kind: ContainerKind.SIDECAR, requests: { cpu: 0.1, memory: 64 } };
  const init = (cpu: number) => ({ kind: ContainerKind.INIT, requests: { cpu, memory: 32 } });

  test('is the sum of its containers and sidecars', () => {
    expect(CapacitySums.podRequests([proxy, main])).toEqual({ cpu: 0.6, memory: 576 });
  });

  test('or its largest init container, of each resource the larger', () => {
    expect(CapacitySums.podRequests([init(2), init(1), main])).toEqual({ cpu: 2, memory: 512 });
  });

  test('an init container runs beside the sidecars before it, not beside those after it', () => {
    expect(CapacitySums.podRequests([proxy, init(2), main])).toMatchObject({ cpu: 2.1 });
    expect(CapacitySums.podRequests([init(2), proxy, main])).toMatchObject({ cpu: 2 });
  });
});

describe('target pods', () => {
  test('of 3 cores and 4 GiB, with half a core and 1 GiB each: six for the cores, four for the memory, so six', () => {
    expect(CapacitySums.targetPods({ cpu: 3, memory: 4 }, { cpu: 0.5, memory: 1 })).toBe(6);
  });

  test('exactly full is full, in spite of rounding', () => {
    expect((0.1 + 0.2) / 0.1).toBeGreaterThan(3);
    expect(CapacitySums.targetPods({ cpu: 0.1 + 0.2 }, { cpu: 0.1 })).toBe(3);
    expect(CapacitySums.targetPods({ cpu: 0.301 }, { cpu: 0.1 })).toBe(4);
  });

  test('of nothing are none', () => {
    expect(CapacitySums.targetPods({ cpu: 0 }, {})).toBe(0);
  });

  test('of a resource that a pod has none of are no number', () => {
    expect(refusal(() => CapacitySums.targetPods({ gpu: 1 }, { cpu: 1 }))).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      expected: expect.stringContaining('some gpu') as string,
    });
  });
});

describe('nodes', () => {
  const allocatable = { cpu: 3.5, memory: 12, pods: 110 };

  test('for 20 cores on nodes of 3.5, of which daemons take half a core: seven', () => {
    expect(CapacitySums.nodes({ requests: { cpu: 20 }, allocatable, daemons: { cpu: 0.5 } })).toBe(7);
  });

  test('as many as the scarcest resource asks for, pods among them', () => {
    expect(CapacitySums.nodes({ requests: { cpu: 7, memory: 37, pods: 100 }, allocatable })).toBe(4);
    expect(CapacitySums.nodes({ requests: { cpu: 7, memory: 20, pods: 500 }, allocatable })).toBe(5);
  });

  test('of which daemons leave nothing are no number', () => {
    const all = { requests: { cpu: 1 }, allocatable, daemons: { cpu: 3.5 } };
    expect(refusal(() => CapacitySums.nodes(all)).code).toBe('CAPACITY_UNREACHABLE');
  });
});

describe('replicas for a load', () => {
  const load = (requestsPerSecond: number, perReplica: number, targetUtilisation: number) =>
    CapacitySums.replicasForLoad({ requestsPerSecond, perReplica, targetUtilisation });

  test('1200 requests per second, 170 for each replica, nine tenths of that in use: eight', () => {
    expect(load(1200, 170, 0.9)).toBe(8);
  });

  test('18 at 2.5 each, nine tenths in use, are eight and not nine', () => {
    expect(load(18, 2.5, 0.9)).toBe(8);
    expect(load(18.01, 2.5, 0.9)).toBe(9);
  });

  test('next to nothing still takes one', () => {
    expect(load(1e-9, 1000, 1)).toBe(1);
  });

  test.each([
    ['no load', 0, 1, 1, 'requestsPerSecond'],
    ['a replica that serves nothing', 1, 0, 1, 'perReplica'],
    ['more than all of it in use', 1, 1, 1.01, 'targetUtilisation'],
    ['none of it in use', 1, 1, 0, 'targetUtilisation'],
    ['a load that is no number', NaN, 1, 1, 'requestsPerSecond'],
    ['a load without end', Infinity, 1, 1, 'requestsPerSecond'],
  ])('%s is refused', (_, requests, each, share, field) => {
    const { code, expected } = refusal(() => load(requests, each, share));
    expect([code, expected.split(' ')[0]]).toEqual(['VALUE_INVALID', field]);
  });
});

describe('replicas for an availability', () => {
  const least = (needed: number, replicaUp: number, availability: number) =>
    CapacitySums.replicasForAvailability({ needed, replicaUp, availability });

  test('one of which is up 99 % of the time: two give four nines, exactly', () => {
    expect(least(1, 0.99, 0.9999)).toBe(2);
    expect(least(1, 0.99, 0.99991)).toBe(3);
  });

  test('five nines of two that must be up: three at 99.9 %, five at 98 %', () => {
    expect(least(2, 0.999, 0.99999)).toBe(3);
    expect(least(2, 0.98, 0.99999)).toBe(5);
  });

  test('replicas that never fail need no spare', () => {
    expect(least(7, 1, 0.999999999)).toBe(7);
  });

  test('five thousand that must be up take a few more, not thousands', () => {
    expect(least(5000, 0.999, 0.99999)).toBe(5017);
  });

  test('certainty is refused, and so is a hopeless replica', () => {
    expect(refusal(() => least(1, 0.99, 1)).code).toBe('VALUE_INVALID');
    expect(refusal(() => least(1, 0, 0.9)).code).toBe('VALUE_INVALID');
    expect(refusal(() => least(100_000, 0.001, 0.9)).code).toBe('CAPACITY_UNREACHABLE');
  });

  test('the availability of three, two of which must be up 90 % of the time each: 97.2 %', () => {
    expect(CapacitySums.availability(3, 2, 0.9)).toBeCloseTo(0.972, 12);
    expect(CapacitySums.availability(1, 2, 0.9)).toBe(0);
  });
});

describe('replicas through a rolling update', () => {
  test('a quarter away of eight that are needed: eleven', () => {
    expect(CapacitySums.replicasThroughUpdate(8, percent(25))).toBe(11);
  });

  test('two away of eight that are needed: ten', () => {
    expect(CapacitySums.replicasThroughUpdate(8, absolute(2))).toBe(10);
  });

  test('none away: as many as are needed', () => {
    expect(CapacitySums.replicasThroughUpdate(8, percent(0))).toBe(8);
    expect(CapacitySums.replicasThroughUpdate(8, absolute(0))).toBe(8);
  });

  test('all away: no number of replicas', () => {
    expect(refusal(() => CapacitySums.replicasThroughUpdate(8, percent(100))).code).toBe('CAPACITY_UNREACHABLE');
  });

  test.each([percent(101), percent(-1), percent(2.5), absolute(-1), absolute(1.5)])('$value is refused', (amount) => {
    expect(refusal(() => CapacitySums.replicasThroughUpdate(8, amount)).code).toBe('VALUE_INVALID');
  });
});

describe('replicas for the loss of a zone', () => {
  test('eight that are needed, in three zones: twelve, four in each', () => {
    expect(CapacitySums.replicasForZoneLoss(8, 3)).toBe(12);
  });

  test('one that is needed: two, in as many zones as there may be', () => {
    expect([2, 3, 4, 10].map((zones) => CapacitySums.replicasForZoneLoss(1, zones))).toEqual([2, 2, 2, 2]);
  });

  test('two zones: twice as many', () => {
    expect(CapacitySums.replicasForZoneLoss(5, 2)).toBe(10);
  });

  test('one zone: nothing is left', () => {
    expect(refusal(() => CapacitySums.replicasForZoneLoss(5, 1)).code).toBe('CAPACITY_UNREACHABLE');
  });
});
