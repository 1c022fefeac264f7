import { desiredReplicas, type DesiredReplicasProps } from '../../../constructs/capacity/desired-replicas';
import { ScalingMetric, type PodSample } from '../../../constructs/capacity/scaling-metric';
import { refusal } from '../testing';

/** So many pods that each use `use` of a request of 100m. */
const pods = (count: number, use: string): PodSample[] =>
  Array.from({ length: count }, () => ({ use, request: '100m' }));

const desired = (currentReplicas: number, metrics: ScalingMetric[], others: Partial<DesiredReplicasProps> = {}) =>
  desiredReplicas({ currentReplicas, minReplicas: 1, maxReplicas: 1000, metrics, ...others });

const utilization = (target: number, samples: PodSample[]) => ScalingMetric.utilization({ target, pods: samples });
const average = (target: string, samples: PodSample[]) => ScalingMetric.averageValue({ target, pods: samples });
const external = (target: string, total: string) => ScalingMetric.external({ target, total });

describe('a share of the request', () => {
  test.each([
    [10, 50, '50m', 10, 'on the target'],
    [10, 50, '100m', 20, 'twice the target'],
    [10, 50, '12m', 3, 'a quarter of the target, rounded up'],
    [10, 50, '55m', 10, 'a tenth above, still tolerated'],
    [10, 50, '56m', 12, 'more than a tenth above'],
    [10, 50, '45m', 10, 'a tenth below, still tolerated'],
    [10, 50, '44m', 9, 'more than a tenth below'],
    [3, 150, '200m', 4, 'above the whole request'],
  ])('%d pods, target %d %%, each uses %s of 100m: %d (%s)', (count, target, use, replicas) => {
    expect(desired(count, [utilization(target, pods(count, use))])).toBe(replicas);
  });

  test('is counted in whole percents, the rest cut off', () => {
    // 55.9 % of the request is 55, which is within a tenth of 50; rounded it would be 56, and twelve replicas.
    expect(desired(10, [utilization(50, [...pods(1, '64m'), ...pods(9, '55m')])])).toBe(10);
    // 66.9 % are 66 %, which is exactly 12 replicas for a target of 55 %, and not 13.
    expect(desired(10, [utilization(55, [...pods(9, '67m'), ...pods(1, '66m')])])).toBe(12);
  });

  test('is of all requests together, not the mean of shares', () => {
    const samples = [
      { use: '900m', request: '1' },
      { use: '0', request: '100m' },
    ];
    expect(desired(2, [utilization(50, samples)])).toBe(Math.ceil((2 * 81) / 50));
  });

  test('is exact where sums are too large for a floating number', () => {
    const huge = Array.from({ length: 300 }, () => ({ use: '64Gi', request: '128Gi' }));
    expect(desired(300, [utilization(50, huge)], { tolerance: 0 })).toBe(300);
  });
});

describe('a mean', () => {
  test.each([
    [4, '100', '110', 4, 'tolerated'],
    [4, '100', '110001m', 5, 'not tolerated'],
    [4, '100', '90', 4, 'tolerated'],
    [4, '100', '89999m', 4, 'not tolerated, and rounded up'],
    [4, '500m', '1', 8, 'twice'],
    [2, '200Mi', '1Gi', 11, 'memory'],
  ])('%d pods, target %s, each has %s: %d (%s)', (count, target, use, replicas) => {
    expect(desired(count, [average(target, pods(count, use))])).toBe(replicas);
  });

  test('is cut off to thousandths', () => {
    // (1100 + 1101 + 1101) / 3 thousandths are 1100 whole ones: a tenth above 1, which is tolerated.
    expect(desired(3, [average('1', [{ use: '1100m' }, { use: '1101m' }, { use: '1101m' }])])).toBe(3);
  });
});

describe('an external amount', () => {
  test.each([
    [3, '30', '90', 3, 'on the target'],
    [3, '30', '99', 3, 'a tenth above, still tolerated'],
    [3, '30', '99001m', 4, 'more than a tenth above'],
    [3, '30', '300', 10, 'over the pods that there will be'],
    [3, '30', '0', 1, 'nothing: the fewest'],
  ])('%d pods, %s each, %s in all: %d (%s)', (count, target, total, replicas) => {
    expect(desired(count, [external(target, total)])).toBe(replicas);
  });
});

describe('the result', () => {
  test('lies within the bounds', () => {
    expect(desired(4, [external('1', '100')], { maxReplicas: 9 })).toBe(9);
    expect(desired(4, [external('1', '1')], { minReplicas: 2 })).toBe(2);
  });

  test('comes from the bounds alone while the replicas are outside them', () => {
    expect(desired(2, [external('1', '100')], { minReplicas: 3 })).toBe(3);
    expect(desired(20, [external('1', '1')], { maxReplicas: 9 })).toBe(9);
  });

  test('is 0 where there are none: scaling is off then', () => {
    expect(desired(0, [external('1', '100')], { minReplicas: 3 })).toBe(0);
  });

  test('is the highest of all metrics', () => {
    expect(desired(4, [external('1', '6'), utilization(50, pods(4, '100m')), average('1', pods(4, '500m'))])).toBe(8);
  });

  test('holds still within the tolerance that is given', () => {
    const metrics = [external('10', '59')];
    expect(desired(5, metrics)).toBe(6);
    expect(desired(5, metrics, { tolerance: 0.2 })).toBe(5);
    expect(desired(5, [external('10', '51')], { tolerance: 0 })).toBe(6);
  });

  test('is of the pods that there are, not of the replicas that there should be', () => {
    expect(desired(5, [average('1', pods(3, '2'))])).toBe(6);
  });
});

describe('pods without a sample', () => {
  const missing = (count: number): PodSample[] => Array.from({ length: count }, () => ({ request: '100m' }));

  test('use nothing on the way up', () => {
    expect(desired(4, [utilization(50, [...pods(3, '100m'), ...missing(1)])])).toBe(6);
    expect(desired(4, [average('50m', [...pods(3, '100m'), ...missing(1)])])).toBe(6);
  });

  test('use their whole request, or their target, on the way down', () => {
    // (2 × 10 + 100) of 300 are 40 %, of 50 %: ⌈3 × 0.8⌉.
    expect(desired(3, [utilization(50, [...pods(2, '10m'), ...missing(1)])])).toBe(3);
    // (3 × 10 + 50) / 4 are 20 of 50.
    expect(desired(4, [average('50m', [...pods(3, '10m'), ...missing(1)])])).toBe(2);
    // Of a target above the request they use the target: (2 × 10 + 200) of 300 are 73 %, of 200 %.
    expect(desired(3, [utilization(200, [...pods(2, '10m'), ...missing(1)])])).toBe(2);
  });

  test('turn no change round', () => {
    expect(desired(4, [utilization(50, [...pods(1, '60m'), ...missing(3)])])).toBe(4);
    expect(desired(4, [utilization(50, [...pods(1, '40m'), ...missing(3)])])).toBe(4);
  });

  test('make a metric unreadable when no other pod has one', () => {
    expect(desired(4, [utilization(50, missing(4))])).toBe(4);
    expect(desired(4, [utilization(50, missing(4)), external('1', '2')])).toBe(4);
    expect(desired(4, [utilization(50, missing(4)), external('1', '9')])).toBe(9);
  });
});

describe('pods that are not ready', () => {
  const unready = (count: number): PodSample[] => pods(count, '900m').map((pod) => ({ ...pod, unready: true }));

  test('use nothing on the way up', () => {
    expect(desired(4, [utilization(50, [...pods(3, '100m'), ...unready(1)])])).toBe(6);
  });

  test('are not counted on the way down', () => {
    expect(desired(4, [utilization(50, [...pods(3, '10m'), ...unready(1)])])).toBe(1);
  });

  test('damp a small rise to nothing', () => {
    expect(desired(4, [average('50m', [...pods(3, '60m'), ...unready(1)])])).toBe(4);
  });
});

describe('is refused', () => {
  const one = [external('1', '1')];

  test.each([
    ['a half replica', () => desired(1.5, one), 'currentReplicas must be a whole number'],
    ['no fewest', () => desired(1, one, { minReplicas: 0 }), 'minReplicas must be a whole number of at least 1'],
    ['crossed bounds', () => desired(3, one, { minReplicas: 3, maxReplicas: 2 }), 'maxReplicas must be a whole number'],
    ['no metric', () => desired(3, []), 'at least one metric must be given'],
    ['a tolerance of everything', () => desired(3, one, { tolerance: 1 }), 'tolerance must be at least 0 and below 1'],
    ['a tolerance that is no number', () => desired(3, one, { tolerance: NaN }), 'tolerance must be'],
    ['no share', () => utilization(0, pods(1, '1m')), 'target must be a whole number of at least 1'],
    ['a target of nothing', () => average('0', pods(1, '1m')), 'target must be a quantity above 0'],
    ['a share of no request', () => utilization(50, [{ use: '1m' }]), 'request must be a quantity above 0'],
  ])('%s', (_, provoke, expected) => {
    const issue = refusal(provoke);
    expect(issue.code).toBe('AUTOSCALING_INVALID');
    expect(issue.expected).toContain(expected);
  });

  test('what is no quantity', () => {
    expect(refusal(() => external('1', 'many'))).toMatchObject({
      code: 'QUANTITY_INVALID',
      place: 'ScalingMetric.external',
    });
  });
});
