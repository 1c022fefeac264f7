import { web, type Row } from './row';
import {
  Autoscaling,
  QueueLength,
  ServiceMonitor,
  Resources,
  VerticalAutoscaling,
  VerticalResource,
} from '../../../constructs';
import { RESOURCES, server, STORES, testChart } from '../testing';
import { BROKER } from '../workload/queues';

const bounds = { minReplicas: 2, maxReplicas: 4 };
const roomy = Resources.parse({ cpu: '100m', cpuLimit: '1', memory: '128Mi', memoryLimit: '512Mi' });

/** Autoscalers that could not work: no such metric, no such queue, or two that undo each other. */
export const AUTOSCALERS: Row[] = [
  {
    name: 'a target on requests that nobody counts',
    code: 'METRIC_UNDECLARED',
    place: 'test/web',
    expected: 'must say which of its series counts them',
    got: 'requestsPerSecond without metrics.requests',
    provoke: () =>
      web({ sizing: { resources: RESOURCES, autoscaling: Autoscaling.of({ ...bounds, requestsPerSecond: 9 }) } }),
  },
  {
    name: 'a counter that counts nothing',
    code: 'VALUE_INVALID',
    place: 'Application.of',
    expected: 'a counter of requests must end in _total, or in _count',
    got: '"http_requests"',
    provoke: () => server({ metrics: { port: 'http', requests: 'http_requests' } }),
  },
  {
    name: 'a counter that is no series',
    code: 'VALUE_INVALID',
    place: 'Application.of',
    expected: 'the name of a series or label must be letters, digits and underscores',
    got: 'up{}',
    provoke: () => server({ metrics: { port: 'http', requests: 'up{}_total' } }),
  },
  {
    name: 'a label of a metrics page that is none',
    code: 'VALUE_INVALID',
    place: 'test/web',
    expected: 'the name of a series or label must be letters, digits and underscores',
    got: '"a-b"',
    provoke: () =>
      new ServiceMonitor(testChart(), 'web', {
        selector: { app: 'web' },
        port: 'http',
        pages: [{ path: '/more', labels: { 'a-b': 'c' } }],
      }),
  },
  {
    name: 'a queue of a broker outside the cluster',
    code: 'AUTOSCALING_INVALID',
    place: 'QueueLength.of',
    expected: 'the broker must run in the cluster',
    got: '"store.example.com"',
    provoke: () => QueueLength.of({ broker: STORES.broker.connection, queue: 'orders', perReplica: 10 }),
  },
  {
    name: 'a queue without a name',
    code: 'AUTOSCALING_INVALID',
    place: 'QueueLength.of',
    expected: 'a queue must be named',
    got: '""',
    provoke: () => QueueLength.of({ broker: BROKER, queue: '', perReplica: 10 }),
  },
  {
    name: 'a queue whose name no selector holds',
    code: 'LABEL_INVALID',
    place: 'QueueLength.of',
    expected: 'the label "queue" must have at most 63 letters',
    got: '"orders/new"',
    provoke: () => QueueLength.of({ broker: BROKER, queue: 'orders/new', perReplica: 10 }),
  },
  {
    name: 'a resource that is scaled both ways',
    code: 'AUTOSCALING_CONFLICT',
    place: 'test/web',
    expected: 'cpu must not be applied vertically where it counts the replicas',
    got: 'autoscaling by cpu: 60 and vertical: apply',
    provoke: () => {
      const autoscaling = Autoscaling.of({ ...bounds, cpu: 60 });
      return web({ sizing: { resources: roomy, autoscaling, vertical: VerticalAutoscaling.apply() } });
    },
  },
  {
    name: 'a resource that is applied without room',
    code: 'AUTOSCALING_INVALID',
    place: 'test/web',
    expected: 'memory that is applied vertically must have a limit above the least that may be requested',
    got: '{"least":134217728,"most":134217728}',
    provoke: () => {
      const vertical = VerticalAutoscaling.apply({ resources: [VerticalResource.MEMORY] });
      return web({ sizing: { resources: RESOURCES, vertical } });
    },
  },
];
