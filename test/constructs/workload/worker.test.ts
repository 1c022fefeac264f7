import {
  Autoscaling,
  Binding,
  Connection,
  Disruption,
  Folder,
  Port,
  Rollout,
  Worker,
  type WorkerProps,
} from '../../../constructs';
import {
  API_ACCESS,
  client,
  CLOUD_IDENTITY,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  RESOURCES,
  SECRET,
  testChart,
} from '../testing';

const ALL: Required<WorkerProps> = {
  application: program({
    ports: [Port.http(9090, { name: 'metrics' })],
    metrics: { port: 'metrics' },
    variables: { PASSWORD: Binding.secret('store', 'password') },
    folders: [Folder.persistent('/files')],
  }),
  sizing: {
    resources: RESOURCES,
    autoscaling: Autoscaling.of({ minReplicas: 2, maxReplicas: 4, memory: 70 }),
    disruption: Disruption.maxUnavailable(2),
  },
  rollout: Rollout.recreate(),
  placement: { priorityClassName: 'low' },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  sidecars: [{ name: 'beside', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files' }],
  name: 'settlement',
  roles: { store: Connection.secretOnly(SECRET) },
  component: 'payment-settlement',
  namespace: 'payments',
  labels: { app: 'settlement' },
  names: { container: 'main', service: 'unused', autoscaler: 'settlement-hpa' },
  clients: [client('nobody')],
  scrapers: [client('prometheus', 'monitoring')],
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

test('minimal props: a Deployment without a Service', () => {
  const chart = testChart();
  const worker = new Worker(chart, 'mailer', { application: program(), sizing: { resources: RESOURCES } });
  expect(
    finished(chart)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['Deployment', 'ServiceAccount']);
  expect(podsSelectedBy(chart, worker.identity.selector)).toHaveLength(1);
  expect(worker.metrics).toBeUndefined();
});

describe('all props', () => {
  const chart = testChart();
  const worker = new Worker(chart, 'x', ALL);

  test('names, labels and namespace are as given', () => {
    const owned = finished(chart).filter(({ kind }) => kind !== 'NetworkPolicy');
    expect(owned.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'Deployment settlement',
      'HorizontalPodAutoscaler settlement-hpa',
      'PodDisruptionBudget settlement',
      'Role settlement',
      'RoleBinding settlement',
      'ServiceAccount settlement',
    ]);
    for (const { metadata } of owned) {
      expect(metadata).toMatchObject({
        namespace: 'payments',
        labels: { app: 'settlement', 'app.kubernetes.io/component': 'payment-settlement' },
      });
    }
  });

  test('containers, volumes, rollout and placement are as given', () => {
    expect(find(chart, 'Deployment', 'settlement').spec).toHaveProperty('strategy', { type: 'Recreate' });
    expect(podsOf(chart, 'Deployment', 'settlement').spec).toMatchObject({
      priorityClassName: 'low',
      containers: [{ name: 'main' }],
      initContainers: [{ name: 'first' }, { name: 'beside' }],
      volumes: [{ name: 'files' }],
    });
  });

  test('its metrics are read from the pods, by the listed reader alone', () => {
    expect(worker.metrics).toMatchObject({ portName: 'metrics', throughService: false });
    expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
      'settlement-egress',
      'settlement-9090-from-prometheus.monitoring',
    ]);
    expect(podsSelectedBy(chart, worker.identity.selector, 'payments')).toHaveLength(1);
  });
});
