import { Autoscaling, StatelessService, type AutoscalingProps } from '../../../constructs';
import { find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const BOUNDS = { minReplicas: 3, maxReplicas: 10 };

function written(props: AutoscalingProps) {
  const chart = testChart();
  const sizing = { resources: RESOURCES, autoscaling: Autoscaling.of(props) };
  new StatelessService(chart, 'web', { application: server(), sizing });
  return { chart, spec: find(chart, 'HorizontalPodAutoscaler', 'web').spec };
}

const target = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

test('minimal: autoscaling/v2 between the bounds, on CPU', () => {
  const { chart, spec } = written({ ...BOUNDS, cpu: 50 });
  expect(spec).toMatchObject({ ...BOUNDS, metrics: [target('cpu', 50)] });
  expect(find(chart, 'HorizontalPodAutoscaler', 'web').apiVersion).toBe('autoscaling/v2');
});

test('complete: on CPU and memory', () => {
  const props: Required<AutoscalingProps> = { ...BOUNDS, cpu: 50, memory: 80 };
  expect(written(props).spec.metrics).toEqual([target('cpu', 50), target('memory', 80)]);
  expect(written({ ...BOUNDS, memory: 80 }).spec.metrics).toEqual([target('memory', 80)]);
});

test('up at once, down by a tenth a minute after five quiet minutes', () => {
  expect(written({ ...BOUNDS, cpu: 50 }).spec.behavior).toMatchObject({
    scaleUp: { stabilizationWindowSeconds: 0 },
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
  });
});

test('what may grow spreads, and has a budget where its minimum allows one', () => {
  const spreads = 'spec.template.spec.topologySpreadConstraints';
  const two = written({ minReplicas: 2, maxReplicas: 3, cpu: 50 }).chart;
  expect(find(two, 'Deployment', 'web')).toHaveProperty(spreads);
  expect(find(two, 'PodDisruptionBudget', 'web').spec).toMatchObject({ maxUnavailable: 1 });
  const one = written({ minReplicas: 1, maxReplicas: 3, cpu: 50 }).chart;
  expect(find(one, 'Deployment', 'web')).toHaveProperty(spreads);
  expect(finished(one, 'PodDisruptionBudget')).toEqual([]);
});

test.each<[string, AutoscalingProps, string]>([
  [
    'the minimum is above the maximum',
    { minReplicas: 4, maxReplicas: 3, cpu: 50 },
    '{"minReplicas":4,"maxReplicas":3}',
  ],
  ['the minimum is nothing', { minReplicas: 0, maxReplicas: 3, cpu: 50 }, '{"minReplicas":0,"maxReplicas":3}'],
  ['a bound is not whole', { minReplicas: 1.5, maxReplicas: 3, cpu: 50 }, '{"minReplicas":1.5,"maxReplicas":3}'],
  ['there is no target', BOUNDS, '{}'],
  ['the CPU target is nothing', { ...BOUNDS, cpu: 0 }, '{"cpu":0}'],
  ['the CPU target is above the request', { ...BOUNDS, cpu: 101 }, '{"cpu":101}'],
  ['the memory target is not whole', { ...BOUNDS, memory: 80.5 }, '{"memory":80.5}'],
])('fails when %s', (_, props, got) => {
  expect(refusal(() => Autoscaling.of(props))).toMatchObject({
    code: 'AUTOSCALING_INVALID',
    place: 'Autoscaling.of',
    got,
  });
});
