import {
  Endpoint,
  Identity,
  Monitoring,
  Port,
  StatefulService,
  StatelessService,
  Worker,
  type MetricsTarget,
  type MonitoringProps,
} from '../../../constructs';
import { client, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const prometheus = Identity.foreign({ name: 'prometheus', namespace: 'monitoring', labels: { app: 'prometheus' } });
const props = {
  application: server({
    ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })],
    metrics: { port: 'metrics', path: '/prometheus' },
  }),
  sizing: { resources: RESOURCES },
};

type Target = Pick<MonitoringProps, 'target'>;

function targetOf({ metrics }: { readonly metrics?: MetricsTarget }): Target {
  if (metrics === undefined) {
    throw new Error('no metrics');
  }
  return { target: metrics };
}

test('through a Service: a ServiceMonitor that selects it, and the way in for Prometheus', () => {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', props);
  new Monitoring(chart, 'monitoring', { ...targetOf(service), prometheus } satisfies Required<MonitoringProps>);
  const { metadata, spec } = find(chart, 'ServiceMonitor', 'web');
  expect(metadata.namespace).toBe('shop');
  expect(spec).toMatchObject({
    selector: { matchLabels: service.identity.selector },
    endpoints: [{ port: 'metrics', path: '/prometheus' }],
  });
  const selected = find(chart, 'Service', 'web');
  expect(selected.metadata.labels).toMatchObject(service.identity.selector);
  expect(selected.spec.ports).toContainEqual(expect.objectContaining({ name: 'metrics' }));
  expect(find(chart, 'NetworkPolicy', 'web-9090-from-prometheus.monitoring').spec).toMatchObject({
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'prometheus' } } }], ports: [{ port: 9090 }] }],
  });
});

test.each<[string, (chart: ReturnType<typeof testChart>) => Target]>([
  ['a worker', (chart) => targetOf(new Worker(chart, 'web', props))],
  ['a stateful service', (chart) => targetOf(new StatefulService(chart, 'web', { ...props, claims: [] }))],
])('of the pods of %s: a PodMonitor', (_, make) => {
  const chart = testChart();
  new Monitoring(chart, 'monitoring', { ...make(chart), prometheus });
  expect(finished(chart, 'ServiceMonitor')).toEqual([]);
  expect(find(chart, 'PodMonitor', 'web').spec).toMatchObject({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
    podMetricsEndpoints: [{ port: 'metrics', path: '/prometheus' }],
  });
});

test('where the owner lists its readers, it writes the way in itself', () => {
  const chart = testChart();
  const service = new StatelessService(chart, 'vault', { ...props, clients: [], scrapers: [prometheus] });
  new Monitoring(chart, 'monitoring', { ...targetOf(service), prometheus });
  expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
    'vault-9090-from-prometheus.monitoring',
  ]);
});

describe('fails when', () => {
  test('the owner does not list the reader', () => {
    const chart = testChart();
    const service = new StatelessService(chart, 'vault', { ...props, clients: [client('card')] });
    expect(refusal(() => new Monitoring(chart, 'monitoring', { ...targetOf(service), prometheus }))).toMatchObject({
      code: 'CLIENT_NOT_LISTED',
      place: 'test/monitoring',
    });
    expect(finished(chart, 'ServiceMonitor')).toEqual([]);
  });

  test('the metrics are outside the cluster', () => {
    const endpoint = Endpoint.external({ host: 'metrics.example.com', port: 443, cidrs: ['10.0.0.0/8'] });
    const target = { endpoint, portName: 'metrics', path: '/metrics', throughService: false };
    expect(refusal(() => new Monitoring(testChart(), 'monitoring', { target, prometheus })).code).toBe(
      'ENDPOINT_UNSERVED',
    );
  });
});
