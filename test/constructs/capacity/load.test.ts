import { ReplicaLimit, Load, type LoadProps } from '../../../constructs';
import { refusal } from '../testing';

const ROLLING = { place: 'shop/web', away: { count: 0 } };

/** A load whose replicas serve ten requests per second each, all of it in use: easy to count. */
const load = (requestsPerSecond: number, props: Partial<LoadProps> = {}) =>
  Load.of({ requestsPerSecond, perReplica: 10, targetUtilisation: 1, zones: 1, ...props });

const plan = (requestsPerSecond: number, props: Partial<LoadProps> = {}, replacement = {}) =>
  load(requestsPerSecond, props)._plan({ ...ROLLING, ...replacement });

const most = (...of: Parameters<typeof plan>) => {
  const { replicas, limitedBy } = plan(...of).most;
  return [replicas, limitedBy];
};

describe('most replicas are for the peak', () => {
  test('as the load asks for, with growth', () => {
    expect(most(80)).toEqual([8, ReplicaLimit.LOAD]);
    expect(most(80, { growth: 0.5 })).toEqual([12, ReplicaLimit.LOAD]);
    expect(plan(80, { growth: 0.5 }).peak).toBe(120);
  });

  test('half as many again in three zones, so that two of them are enough', () => {
    expect(most(80, { zones: 3 })).toEqual([12, ReplicaLimit.ZONE_LOSS]);
  });

  test('as many more as an update takes away', () => {
    expect(most(80, {}, { away: { count: 3 } })).toEqual([11, ReplicaLimit.ROLLING_UPDATE]);
    expect(most(80, {}, { away: { share: 0.25 } })).toEqual([11, ReplicaLimit.ROLLING_UPDATE]);
  });

  test('as many as make it sure that enough are up', () => {
    expect(most(20, { availability: 0.99999, replicaUp: 0.98 })).toEqual([5, ReplicaLimit.AVAILABILITY]);
  });

  test('one in each zone', () => {
    expect(most(1, { zones: 3 })).toEqual([3, ReplicaLimit.ZONES]);
  });
});

test('fewest replicas are for the quietest hour, without growth', () => {
  expect(plan(200, { growth: 1, quietest: 0.25 }).fewest).toMatchObject({ replicas: 5, needed: 5 });
  expect(plan(200).fewest.replicas).toBe(2);
});

test('a fixed number is that of the peak at all times', () => {
  const { autoscaled, fewest, most: highest } = plan(200, { fixed: true });
  expect([autoscaled, fewest.replicas, highest.replicas]).toEqual([false, 20, 20]);
  expect(plan(200, {}, { fixed: true }).fewest.replicas).toBe(20);
});

describe('the use of the CPU that is held', () => {
  test('is the target, where nothing may be lost', () => {
    expect(plan(80, { targetUtilisation: 0.7 }).cpu).toBe(70);
  });

  test('is so low that two zones of three stay within the target', () => {
    expect(plan(80, { targetUtilisation: 0.9, zones: 3 }).cpu).toBe(60);
  });

  test('is so low that three quarters of the replicas do', () => {
    expect(plan(80, { targetUtilisation: 0.8 }, { away: { share: 0.25 } }).cpu).toBe(60);
  });
});

describe('evictions may take away', () => {
  const away = (...of: Parameters<typeof plan>) => {
    const { maxUnavailable, kept } = plan(...of);
    return { maxUnavailable, kept };
  };

  test('what is spare: a third of what runs in three zones', () => {
    expect(away(80, { zones: 3, fixed: true })).toEqual({ maxUnavailable: 4, kept: 8 });
  });

  test('no more than one zone, also where more is spare', () => {
    expect(away(1, { zones: 3, fixed: true })).toEqual({ maxUnavailable: 1, kept: 2 });
  });

  test('one, where nothing is spare: or no node could be drained', () => {
    expect(away(80, { fixed: true })).toEqual({ maxUnavailable: 1, kept: 7 });
  });

  test('the only one without a budget', () => {
    expect(away(1, { fixed: true })).toEqual({ maxUnavailable: 0, kept: 0 });
  });

  test('less than a lost zone does, where the zones are not even', () => {
    // Five replicas in three zones: two zones have two of them.
    expect(away(25, { zones: 3, fixed: true })).toEqual({ maxUnavailable: 1, kept: 3 });
  });
});

describe('what is beyond the most replicas that are allowed', () => {
  test('is a load: the greatest is said, and it is possible', () => {
    const issue = refusal(() => plan(80, { zones: 3, growth: 0.5, maxReplicas: 10 }));
    expect(issue).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      place: 'shop/web',
      expected:
        'requestsPerSecond must be at most 40, growth of 0.5 apart: 10 replicas, all that are allowed, serve no more',
      got: '80, which takes 18 (zone loss)',
      example: 'maxReplicas: 18',
    });
    expect(plan(40, { zones: 3, growth: 0.5, maxReplicas: 10 }).most.replicas).toBe(9);
    expect(refusal(() => plan(41, { zones: 3, growth: 0.5, maxReplicas: 10 })).code).toBe('CAPACITY_UNREACHABLE');
  });

  test('is an availability: the best is said, and it is possible', () => {
    const reliable = { availability: 0.99999, replicaUp: 0.98, maxReplicas: 4 };
    expect(refusal(() => plan(20, reliable))).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      expected: 'availability must be at most 0.999968: so surely are 2 of the 4 replicas up that are allowed',
      got: '0.99999, which takes 5',
      example: 'maxReplicas: 5',
    });
    expect(plan(20, { ...reliable, availability: 0.999968 }).most.replicas).toBe(4);
  });

  test('is every load, where there are more zones than replicas', () => {
    expect(refusal(() => plan(1, { zones: 3, maxReplicas: 2 })).expected).toBe(
      'maxReplicas must be at least 3: even the smallest load takes as many',
    );
  });

  test('is an update that keeps none', () => {
    expect(refusal(() => plan(1, {}, { away: { share: 1 } }))).toMatchObject({ code: 'CAPACITY_UNREACHABLE' });
  });
});

test.each<[string, Partial<LoadProps>, string]>([
  ['the load is nothing', { requestsPerSecond: 0 }, 'requestsPerSecond'],
  ['a replica serves less than nothing', { perReplica: -1 }, 'perReplica'],
  ['the growth is negative', { growth: -0.1 }, 'growth'],
  ['the quietest hour is above the peak', { quietest: 1.1 }, 'quietest'],
  ['there is half a zone', { zones: 1.5 }, 'zones'],
  ['there is no zone', { zones: 0 }, 'zones'],
  ['the availability is certainty', { availability: 1, replicaUp: 0.9 }, 'availability'],
  ['nothing says how surely one replica is up', { availability: 0.9 }, 'availability'],
  ['nothing says how surely enough must be up', { replicaUp: 0.9 }, 'availability'],
  ['more replicas are allowed than a cluster holds', { maxReplicas: 150_001 }, 'maxReplicas'],
])('fails when %s', (_, props, field) => {
  const { code, place, expected } = refusal(() => load(1, props));
  expect([code, place, expected.split(' ')[0]]).toEqual(['VALUE_INVALID', 'Load.of', field]);
});
