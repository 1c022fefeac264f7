import { PercentOrAbsolute } from 'cdk8s-plus-27';
import {
  Autoscaling,
  Disruption,
  Load,
  Rollout,
  StatefulService,
  StatelessService,
  Worker,
  type ComponentProps,
  type Sizing,
} from '../../../constructs';
import { find, finished, program, refusal, RESOURCES, server, testChart } from '../testing';

/** Twelve at the peak, in three zones; a tenth of it in the quietest hour. */
const LOAD = Load.of({ requestsPerSecond: 1200, perReplica: 170 });
const FIXED = Load.of({ requestsPerSecond: 1200, perReplica: 170, fixed: true });

function written(sizing: Partial<Sizing>, props: Partial<ComponentProps> = {}) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES, ...sizing }, ...props });
  return chart;
}

function stateful(sizing: Partial<Sizing>) {
  const chart = testChart();
  const props = { application: server(), sizing: { resources: RESOURCES, ...sizing }, claims: [] };
  new StatefulService(chart, 'orders', props);
  return chart;
}

const spec = (chart: ReturnType<typeof testChart>, kind: string, name = 'web') => find(chart, kind, name).spec;

describe('a load', () => {
  test('is autoscaled between the replicas of the quietest hour and of the peak, on CPU with room for a lost zone', () => {
    const chart = written({ load: LOAD });
    expect(spec(chart, 'Deployment')).not.toHaveProperty('replicas');
    expect(spec(chart, 'HorizontalPodAutoscaler')).toMatchObject({
      minReplicas: 3,
      maxReplicas: 12,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 60 } } }],
    });
    expect(spec(chart, 'PodDisruptionBudget')).toMatchObject({ maxUnavailable: 1 });
  });

  test('is autoscaled on what its targets say instead', () => {
    const { metrics } = spec(written({ load: LOAD, targets: { memory: 80 } }), 'HorizontalPodAutoscaler');
    expect(metrics).toEqual([
      { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
    ]);
  });

  test('is a number of replicas where autoscaling is not wanted, and its budget what it can spare', () => {
    const chart = written({ load: FIXED });
    expect(spec(chart, 'Deployment')).toMatchObject({ replicas: 12 });
    expect(finished(chart, 'HorizontalPodAutoscaler')).toEqual([]);
    expect(spec(chart, 'PodDisruptionBudget')).toMatchObject({ maxUnavailable: 4 });
  });

  test('leaves a budget alone that is stated', () => {
    const chart = written({ load: FIXED, disruption: Disruption.minAvailable(10) });
    expect(spec(chart, 'PodDisruptionBudget')).toMatchObject({ minAvailable: 10 });
  });

  test('counts what the rollout takes away', () => {
    const rollout = Rollout.rolling({ maxUnavailable: PercentOrAbsolute.percent(50) });
    expect(spec(written({ load: FIXED }, { rollout }), 'Deployment')).toMatchObject({ replicas: 16 });
  });

  test('is one replica without a budget, where one is enough', () => {
    const one = Load.of({ requestsPerSecond: 1, perReplica: 10, zones: 1, fixed: true });
    const chart = written({ load: one });
    expect(spec(chart, 'Deployment')).toMatchObject({ replicas: 1 });
    expect(finished(chart, 'PodDisruptionBudget')).toEqual([]);
    expect(spec(chart, 'Deployment')).not.toHaveProperty('template.spec.topologySpreadConstraints');
  });

  test('of a worker is autoscaled too', () => {
    const chart = testChart();
    new Worker(chart, 'worker', { application: program(), sizing: { resources: RESOURCES, load: LOAD } });
    expect(spec(chart, 'HorizontalPodAutoscaler', 'worker')).toMatchObject({ minReplicas: 3, maxReplicas: 12 });
  });

  test('of a stateful service is the number of the peak, and one more for the update', () => {
    expect(spec(stateful({ load: LOAD }), 'StatefulSet', 'orders')).toMatchObject({ replicas: 12 });
    const oneZone = Load.of({ requestsPerSecond: 1200, perReplica: 170, zones: 1 });
    const chart = stateful({ load: oneZone });
    expect(spec(chart, 'StatefulSet', 'orders')).toMatchObject({ replicas: 9 });
    expect(spec(chart, 'PodDisruptionBudget', 'orders')).toMatchObject({ maxUnavailable: 1 });
  });
});

describe('fails when', () => {
  const autoscaling = Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 });

  test.each<[string, Partial<Sizing>, string]>([
    ['replicas', { replicas: 3 }, 'replicas and load'],
    ['autoscaling', { autoscaling }, 'autoscaling and load'],
    ['both', { replicas: 3, autoscaling }, 'replicas and autoscaling and load'],
  ])('a load stands beside %s', (_, beside, got) => {
    expect(refusal(() => written({ load: LOAD, ...beside }))).toMatchObject({
      code: 'REPLICAS_INVALID',
      place: 'test/web',
      got,
    });
  });

  test('targets stand beside nothing that they are for', () => {
    const targets = { cpu: 50 };
    for (const sizing of [{ targets }, { targets, autoscaling }, { targets, load: FIXED }]) {
      expect(refusal(() => written(sizing))).toMatchObject({ code: 'AUTOSCALING_INVALID', place: 'test/web' });
    }
    expect(refusal(() => stateful({ load: LOAD, targets }))).toMatchObject({ code: 'AUTOSCALING_INVALID' });
  });

  test('all replicas end before new ones start', () => {
    expect(refusal(() => written({ load: LOAD }, { rollout: Rollout.recreate() }))).toMatchObject({
      code: 'CAPACITY_UNREACHABLE',
      place: 'test/web',
    });
  });

  test('the load is beyond what may be', () => {
    const load = Load.of({ requestsPerSecond: 1200, perReplica: 170, maxReplicas: 11 });
    expect(refusal(() => written({ load }))).toMatchObject({ code: 'CAPACITY_UNREACHABLE', place: 'test/web' });
  });
});
