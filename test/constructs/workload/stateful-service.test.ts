import { Size } from 'cdk8s';
import {
  Autoscaling,
  Binding,
  Connection,
  Disruption,
  Folder,
  Port,
  Rollout,
  StatefulService,
  type ClaimProps,
  type StatefulServiceProps,
} from '../../../constructs';
import {
  API_ACCESS,
  client,
  CLOUD_IDENTITY,
  expectServed,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  refusal,
  RESOURCES,
  SECRET,
  server,
  testChart,
} from '../testing';

const sizing = { resources: RESOURCES };
const application = server({ folders: [Folder.persistent('/data')] });
const claim: ClaimProps = { name: 'data', path: '/data', size: Size.gibibytes(1) };

/** Every prop but `rollout`, which is refused: replicas are always replaced one by one. */
const ALL: Required<Omit<StatefulServiceProps, 'rollout'>> = {
  application: server({
    ports: [Port.http(8080), Port.tcp(7000, { name: 'gossip' }), Port.http(9090, { name: 'metrics' })],
    metrics: { port: 'metrics', path: '/prometheus' },
    variables: { PASSWORD: Binding.secret('store', 'password') },
    folders: [Folder.persistent('/data'), Folder.persistent('/files')],
  }),
  sizing: { resources: RESOURCES, replicas: 3, disruption: Disruption.maxUnavailable(1) },
  claims: [{ ...claim, storageClassName: 'fast' } satisfies Required<ClaimProps>],
  parallel: true,
  fixedReplicas: true,
  peerPorts: ['gossip'],
  publishNotReadyAddresses: true,
  placement: { priorityClassName: 'high' },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  sidecars: [{ name: 'beside', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files' }],
  name: 'ledger',
  roles: { store: Connection.secretOnly(SECRET) },
  component: 'order-processing',
  namespace: 'orders',
  labels: { app: 'ledger' },
  names: { container: 'main', service: 'ledger-service', autoscaler: 'unused' },
  clients: [client('checkout')],
  scrapers: [client('prometheus', 'monitoring')],
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

describe('minimal props', () => {
  const chart = testChart();
  const service = new StatefulService(chart, 'orders', { application, sizing, claims: [claim] });

  test('one replica, ended and started one after the other', () => {
    expect(find(chart, 'StatefulSet', 'orders').spec).toMatchObject({
      replicas: 1,
      serviceName: 'orders-headless',
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
      minReadySeconds: 5,
    });
    expect(finished(chart, 'PodDisruptionBudget')).toEqual([]);
  });

  test('each replica gets a claim, which outlives the replica and the StatefulSet', () => {
    expect(find(chart, 'StatefulSet', 'orders').spec).toMatchObject({
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    });
    expect(podsOf(chart, 'StatefulSet', 'orders').spec.containers[0].volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
    ]);
  });

  test('nothing that may change stands in the claim template: it is immutable', () => {
    expect(JSON.stringify(find(chart, 'StatefulSet', 'orders').spec.volumeClaimTemplates)).not.toContain('version');
  });

  test('a Service for clients and a headless one that names the replicas', () => {
    expect(find(chart, 'Service', 'orders').spec).toMatchObject({ type: 'ClusterIP' });
    expect(find(chart, 'Service', 'orders').spec).not.toHaveProperty('clusterIP');
    expect(find(chart, 'Service', 'orders-headless').spec).toMatchObject({ clusterIP: 'None' });
    expect(find(chart, 'Service', 'orders-headless').spec).not.toHaveProperty('publishNotReadyAddresses');
  });

  test('outputs point at objects that exist', () => {
    expectServed(chart, service.endpoint);
    expect(podsSelectedBy(chart, service.identity.selector)).toHaveLength(1);
    expect(service.metrics).toBeUndefined();
  });
});

describe('all props', () => {
  const chart = testChart();
  const service = new StatefulService(chart, 'x', ALL);

  test('three replicas start at once, each in a zone of its own, one of them away at a time', () => {
    expect(find(chart, 'StatefulSet', 'ledger').spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
    expect(podsOf(chart, 'StatefulSet', 'ledger').spec).toHaveProperty('topologySpreadConstraints');
    expect(find(chart, 'PodDisruptionBudget', 'ledger').spec).toMatchObject({ maxUnavailable: 1 });
  });

  test('claims have the class that was asked for', () => {
    expect(find(chart, 'StatefulSet', 'ledger').spec).toMatchObject({
      volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }],
    });
  });

  test('peers find each other before they are ready, and may talk to each other alone', () => {
    expect(find(chart, 'Service', 'ledger-headless').spec).toMatchObject({ publishNotReadyAddresses: true });
    const self = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'orders' } },
      podSelector: { matchLabels: service.identity.selector },
    };
    const ports = [{ port: 7000, protocol: 'TCP' }];
    expect(find(chart, 'NetworkPolicy', 'ledger-peers').spec).toMatchObject({ egress: [{ to: [self], ports }] });
    expect(find(chart, 'NetworkPolicy', 'ledger-7000-from-ledger').spec).toMatchObject({
      ingress: [{ from: [self], ports }],
    });
  });

  test('clients get to what is neither for peers nor for metrics', () => {
    const policies = finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name);
    expect(policies.filter((name) => name.includes('-from-')).sort()).toEqual([
      'ledger-7000-from-ledger',
      'ledger-8080-from-checkout.shop',
      'ledger-9090-from-prometheus.monitoring',
    ]);
  });

  test('outputs point at objects that exist', () => {
    expect(service.endpoint.hostPort).toBe('ledger-service.orders.svc:8080');
    expectServed(chart, service.endpoint);
    // Both Services carry the port: through them each replica would be read twice.
    expect(service.metrics).toMatchObject({ portName: 'metrics', path: '/prometheus', throughService: false });
    expectServed(chart, (service.metrics ?? service).endpoint);
  });
});

describe('fails when', () => {
  const provoke = (props: Partial<StatefulServiceProps>) =>
    refusal(() => new StatefulService(testChart(), 'orders', { application, sizing, claims: [claim], ...props }));

  test('it would be autoscaled, or rolled out otherwise', () => {
    const autoscaling = Autoscaling.of({ minReplicas: 1, maxReplicas: 2, cpu: 50 });
    expect(provoke({ sizing: { ...sizing, autoscaling } })).toMatchObject({
      code: 'ROLLOUT_INVALID',
      got: 'autoscaling',
    });
    expect(provoke({ rollout: Rollout.recreate() })).toMatchObject({
      code: 'ROLLOUT_INVALID',
      got: 'Rollout.recreate',
    });
  });

  test('the name leaves no room for what the controller appends', () => {
    expect(provoke({ name: 'a'.repeat(53) })).toMatchObject({ code: 'NAME_INVALID', place: 'test/orders' });
  });

  test('nothing stands behind its folder', () => {
    expect(provoke({ claims: [] }).code).toBe('FOLDER_UNBACKED');
  });
});

test('members that keep nothing have no claims', () => {
  const chart = testChart();
  new StatefulService(chart, 'cache', { application: server(), sizing, claims: [] });
  expect(find(chart, 'StatefulSet', 'cache').spec).not.toHaveProperty('volumeClaimTemplates');
});
