import { Duration } from 'cdk8s';
import {
  Autoscaling,
  Mesh,
  QueueLength,
  Resources,
  StatelessService,
  Worker,
  type AutoscalingProps,
} from '../../../constructs';
import { find, finished, podsOf, program, refusal, RESOURCES, server, STORES, testChart } from '../testing';
import { BROKER } from './queues';

const BOUNDS = { minReplicas: 3, maxReplicas: 10 };

function written(props: AutoscalingProps) {
  const chart = testChart();
  const sizing = { resources: RESOURCES, autoscaling: Autoscaling.of(props) };
  const application = server({ metrics: { port: 'http', requests: 'http_requests_total' } });
  new StatelessService(chart, 'web', { application, sizing });
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

test('in a mesh: on what the program uses of its own requests, for a sidecar asks for some too', () => {
  const chart = testChart();
  const proxy = Resources.parse({ cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' });
  Mesh.istio({ proxy }).over(chart);
  const sizing = { resources: RESOURCES, autoscaling: Autoscaling.of({ ...BOUNDS, cpu: 50, memory: 80 }) };
  new StatelessService(chart, 'web', { application: server(), sizing });
  const own = (name: string, averageUtilization: number) => ({
    type: 'ContainerResource',
    containerResource: { name, container: 'web', target: { type: 'Utilization', averageUtilization } },
  });
  expect(find(chart, 'HorizontalPodAutoscaler', 'web').spec.metrics).toEqual([own('cpu', 50), own('memory', 80)]);
  expect(podsOf(chart, 'Deployment', 'web').spec.containers).toMatchObject([{ name: 'web' }]);
});

const served = (averageValue: string) => ({
  type: 'Pods',
  pods: { metric: { name: 'http_requests_total_per_second' }, target: { type: 'AverageValue', averageValue } },
});

const waiting = (queue: string, averageValue: string) => ({
  type: 'External',
  external: {
    metric: {
      name: 'rabbitmq_detailed_queue_messages_ready',
      selector: { matchLabels: { namespace: 'payments', broker: 'broker', queue } },
    },
    target: { type: 'AverageValue', averageValue },
  },
});

const queue = (name: string, perReplica: number) => QueueLength.of({ broker: BROKER, queue: name, perReplica });

test('complete: on CPU, memory, requests and queues, all at once', () => {
  const props: Required<AutoscalingProps> = {
    ...BOUNDS,
    cpu: 50,
    memory: 80,
    requestsPerSecond: 40,
    queues: [queue('settlements', 100), queue('refunds', 10)],
    scaleDownAfter: Duration.minutes(10),
  };
  const { spec } = written(props);
  expect(spec.metrics).toEqual([
    target('cpu', 50),
    target('memory', 80),
    served('40'),
    waiting('settlements', '100'),
    waiting('refunds', '10'),
  ]);
  expect(spec).toHaveProperty('behavior.scaleDown.stabilizationWindowSeconds', 600);
  expect(spec).toHaveProperty('behavior.scaleUp.stabilizationWindowSeconds', 0);
});

test.each<[string, AutoscalingProps, object[]]>([
  ['memory', { ...BOUNDS, memory: 80 }, [target('memory', 80)]],
  ['requests', { ...BOUNDS, requestsPerSecond: 1 }, [served('1')]],
  ['a queue', { ...BOUNDS, queues: [queue('settlements', 1)] }, [waiting('settlements', '1')]],
])('on %s alone, and states no replicas', (_, props, metrics) => {
  const { chart, spec } = written(props);
  expect(spec.metrics).toEqual(metrics);
  expect(find(chart, 'Deployment', 'web').spec).not.toHaveProperty('replicas');
});

test('a worker, by its queue: no replicas, and its own Deployment as the target', () => {
  const chart = testChart();
  const autoscaling = Autoscaling.of({ ...BOUNDS, queues: [queue('settlements', 100)] });
  new Worker(chart, 'settlement', { application: program(), sizing: { resources: RESOURCES, autoscaling } });
  expect(find(chart, 'Deployment', 'settlement').spec).not.toHaveProperty('replicas');
  expect(find(chart, 'HorizontalPodAutoscaler', 'settlement').spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'settlement' },
    metrics: [waiting('settlements', '100')],
  });
});

test('fails when it is to go by requests that the application does not count', () => {
  const autoscaling = Autoscaling.of({ ...BOUNDS, requestsPerSecond: 40 });
  const application = server({ metrics: { port: 'http' } });
  const sizing = { resources: RESOURCES, autoscaling };
  expect(refusal(() => new StatelessService(testChart(), 'web', { application, sizing }))).toMatchObject({
    code: 'METRIC_UNDECLARED',
    place: 'test/web',
  });
});

test('fails when the broker is outside the cluster, or the queue has a name that no selector holds', () => {
  const props = { broker: STORES.broker.connection, queue: 'orders', perReplica: 10 };
  expect(refusal(() => QueueLength.of(props))).toMatchObject({
    code: 'AUTOSCALING_INVALID',
    got: '"store.example.com"',
  });
  expect(refusal(() => queue('orders:new', 10))).toMatchObject({ code: 'LABEL_INVALID', got: '"orders:new"' });
  expect(refusal(() => queue('', 10))).toMatchObject({ code: 'AUTOSCALING_INVALID' });
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
  ['no request is to be served', { ...BOUNDS, requestsPerSecond: 0 }, '{"requestsPerSecond":0}'],
  ['the requests are not whole', { ...BOUNDS, requestsPerSecond: 1.5 }, '{"requestsPerSecond":1.5}'],
  ['the requests are no number', { ...BOUNDS, requestsPerSecond: NaN }, '{"requestsPerSecond":"NaN"}'],
  ['the queues are none', { ...BOUNDS, queues: [] }, '{}'],
  ['a queue stands twice', { ...BOUNDS, queues: [queue('q', 1), queue('q', 2)] }, '{"queue":"payments/broker/q"}'],
  [
    'it waits for more than an hour',
    { ...BOUNDS, cpu: 50, scaleDownAfter: Duration.minutes(61) },
    '{"scaleDownAfter":"3660 seconds"}',
  ],
])('fails when %s', (_, props, got) => {
  expect(refusal(() => Autoscaling.of(props))).toMatchObject({
    code: 'AUTOSCALING_INVALID',
    place: 'Autoscaling.of',
    got,
  });
});

test.each([0, -1, 1.5, NaN])('fails when %d messages may wait for a replica', (perReplica) => {
  expect(refusal(() => queue('orders', perReplica))).toMatchObject({
    code: 'AUTOSCALING_INVALID',
    place: 'QueueLength.of',
  });
});
