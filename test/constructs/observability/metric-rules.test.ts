import { ApiObject } from 'cdk8s';
import { Autoscaling, MetricRules, QueueLength, StatelessService, Worker } from '../../../constructs';
import { program, RESOURCES, server, testChart } from '../testing';
import { BROKER } from '../workload/queues';

const BOUNDS = { minReplicas: 1, maxReplicas: 3 };

function web(chart: ReturnType<typeof testChart>, name: string, requests: string, cpu?: number): void {
  const autoscaling = Autoscaling.of({ ...BOUNDS, cpu, requestsPerSecond: 40 });
  const application = server({ metrics: { port: 'http', requests } });
  new StatelessService(chart, name, { application, sizing: { resources: RESOURCES, autoscaling } });
}

function worker(chart: ReturnType<typeof testChart>, ...queues: string[]): void {
  const targets = queues.map((queue) => QueueLength.of({ broker: BROKER, queue, perReplica: 10 }));
  const sizing = { resources: RESOURCES, autoscaling: Autoscaling.of({ ...BOUNDS, queues: targets }) };
  new Worker(chart, 'worker', { application: program(), sizing });
}

const rulesOf = (chart: ReturnType<typeof testChart>): unknown => JSON.parse(MetricRules.of(chart).toJson());

test('one rule a counter, of pods, over four scrapes, however many go by it', () => {
  const chart = testChart();
  web(chart, 'catalog', 'gin_requests_total');
  web(chart, 'search', 'gin_requests_total', 60);
  web(chart, 'cart', 'http_server_requests_seconds_count');
  const rule = (counter: string) => ({
    seriesQuery: `${counter}{namespace!="",pod!=""}`,
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: `^${counter}$`, as: `${counter}_per_second` },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
  });
  expect(rulesOf(chart)).toEqual({
    default: false,
    custom: [rule('gin_requests_total'), rule('http_server_requests_seconds_count')],
    external: [],
  });
});

test('one rule for the queues of all brokers, in whichever namespace the selector names', () => {
  const chart = testChart();
  worker(chart, 'settlements', 'refunds');
  expect(rulesOf(chart)).toEqual({
    default: false,
    custom: [],
    external: [
      {
        seriesQuery: 'rabbitmq_detailed_queue_messages_ready{namespace!="",broker!="",queue!=""}',
        resources: { namespaced: false },
        name: {
          matches: '^rabbitmq_detailed_queue_messages_ready$',
          as: 'rabbitmq_detailed_queue_messages_ready',
        },
        metricsQuery: 'sum(max(<<.Series>>{<<.LabelMatchers>>}) by (vhost, queue))',
      },
    ],
  });
});

test('no rule for CPU, nor for metrics that somebody else names and serves', () => {
  const chart = testChart();
  const sizing = { resources: RESOURCES, autoscaling: Autoscaling.of({ ...BOUNDS, cpu: 60 }) };
  new StatelessService(chart, 'web', { application: server(), sizing });
  const metric = (name: string) => ({ metric: { name } });
  new ApiObject(chart, 'foreign', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: {
      metrics: [
        { type: 'Pods', pods: metric('sessions') },
        { type: 'External', external: metric('lag') },
      ],
    },
  });
  new ApiObject(chart, 'bare', { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: {} });
  expect(rulesOf(chart)).toEqual({ default: false, custom: [], external: [] });
});
