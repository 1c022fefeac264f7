import { Disruption, StatefulService, StatelessService, Worker, type Sizing } from '../../../constructs';
import { find, finished, program, refusal, RESOURCES, server, testChart } from '../testing';

function written(sizing: Partial<Sizing>) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES, ...sizing } });
  return chart;
}

const budget = (sizing: Partial<Sizing>) => find(written(sizing), 'PodDisruptionBudget', 'web').spec;

test('two replicas or more lose one at a time, and what is not ready may always go', () => {
  expect(budget({ replicas: 2 })).toEqual({
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: {
      matchLabels: {
        'app.kubernetes.io/name': 'web',
        'app.kubernetes.io/instance': 'web',
        'app.kubernetes.io/component': 'web',
      },
    },
  });
});

test('a single replica has no budget: it would block every drain', () => {
  expect(finished(written({ replicas: 1 }), 'PodDisruptionBudget')).toEqual([]);
  expect(finished(written({}), 'PodDisruptionBudget')).toEqual([]);
});

test('either bound may be given, and only that one is written', () => {
  const stay = budget({ replicas: 3, disruption: Disruption.minAvailable(2) });
  expect(stay).toMatchObject({ minAvailable: 2 });
  expect(stay).not.toHaveProperty('maxUnavailable');
  const away = budget({ replicas: 3, disruption: Disruption.maxUnavailable(2) });
  expect(away).toMatchObject({ maxUnavailable: 2 });
  expect(away).not.toHaveProperty('minAvailable');
});

test('workers and stateful services have one as well', () => {
  const chart = testChart();
  const sizing = { resources: RESOURCES, replicas: 3 };
  new Worker(chart, 'worker', { application: program(), sizing });
  new StatefulService(chart, 'orders', { application: server(), sizing, claims: [] });
  expect(finished(chart, 'PodDisruptionBudget').map(({ metadata }) => metadata.name)).toEqual(['worker', 'orders']);
});

describe('fails when no pod might ever be evicted', () => {
  test.each([
    [1, 1],
    [3, 3],
    [3, 4],
  ])('of %d replicas %d must stay', (replicas, stay) => {
    expect(refusal(() => budget({ replicas, disruption: Disruption.minAvailable(stay) }))).toMatchObject({
      code: 'BUDGET_BLOCKS_EVICTION',
      place: 'test/web',
      expected: `minAvailable must be below the fewest replicas (${replicas}), or no node can be drained`,
      got: String(stay),
    });
  });

  test.each([0, -1, 0.5])('%d may be away, or must stay', (count) => {
    expect(refusal(() => Disruption.maxUnavailable(count))).toMatchObject({
      code: 'BUDGET_BLOCKS_EVICTION',
      place: 'Disruption.maxUnavailable',
    });
    expect(refusal(() => Disruption.minAvailable(count)).code).toBe('BUDGET_BLOCKS_EVICTION');
  });
});
