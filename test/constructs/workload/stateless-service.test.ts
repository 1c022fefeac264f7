import { Duration, Size } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  Autoscaling,
  Binding,
  Connection,
  Disruption,
  Exposure,
  Folder,
  Port,
  Rollout,
  StatelessService,
  type StatelessServiceProps,
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

const application = server();
const sizing = { resources: RESOURCES };

/** Every prop there is: a new one without a test does not compile. */
const ALL: Required<StatelessServiceProps> = {
  application: server({
    ports: [Port.http(8080, { servicePort: 80 }), Port.http(9090, { name: 'metrics' })],
    metrics: { port: 'metrics' },
    variables: { PASSWORD: Binding.secret('store', 'password') },
    folders: [Folder.persistent('/files')],
  }),
  sizing: {
    resources: RESOURCES,
    autoscaling: Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50, memory: 80 }),
    disruption: Disruption.minAvailable(2),
  },
  rollout: Rollout.rolling({ maxSurge: PercentOrAbsolute.absolute(1), minReady: Duration.seconds(20) }),
  placement: { priorityClassName: 'high', nodeSelector: { pool: 'web' }, tolerations: [{ key: 'web' }] },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  sidecars: [{ name: 'beside', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files', size: Size.mebibytes(8) }],
  name: 'front',
  roles: { store: Connection.secretOnly(SECRET) },
  component: 'storefront',
  namespace: 'edge',
  labels: { app: 'front' },
  names: { container: 'main', service: 'front-service', autoscaler: 'front-hpa' },
  clients: [client('gateway', 'ingress')],
  scrapers: [client('prometheus', 'monitoring')],
  exposure: Exposure.headless(),
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

describe('minimal props', () => {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', { application, sizing });

  test('a Deployment, its account and a Service, all called as the construct', () => {
    const titles = finished(chart).map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
    expect(titles.sort()).toEqual(['Deployment shop/web', 'Service shop/web', 'ServiceAccount shop/web']);
  });

  test('one replica, replaced without ever being missing', () => {
    expect(find(chart, 'Deployment', 'web').spec).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 5,
      minReadySeconds: 5,
      progressDeadlineSeconds: 600,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    });
  });

  test('a single replica does not spread and blocks no drain', () => {
    expect(podsOf(chart, 'Deployment', 'web').spec).not.toHaveProperty('topologySpreadConstraints');
    expect(finished(chart, 'PodDisruptionBudget')).toEqual([]);
  });

  test('every object says whose it is; the version is in no selector', () => {
    const identity = {
      'app.kubernetes.io/name': 'web',
      'app.kubernetes.io/instance': 'web',
      'app.kubernetes.io/component': 'web',
    };
    const labels = { ...identity, 'app.kubernetes.io/version': '1.2.3', 'app.kubernetes.io/managed-by': 'cdk8s' };
    for (const object of finished(chart)) {
      expect(object.metadata.labels).toEqual(labels);
    }
    expect(podsOf(chart, 'Deployment', 'web').metadata.labels).toEqual(labels);
    expect(find(chart, 'Deployment', 'web').spec).toHaveProperty('selector', { matchLabels: identity });
    expect(find(chart, 'Service', 'web').spec).toHaveProperty('selector', identity);
  });

  test('outputs point at objects that exist', () => {
    expectServed(chart, service.endpoint);
    expect(podsSelectedBy(chart, service.identity.selector)).toHaveLength(1);
    expect(service.metrics).toBeUndefined();
  });
});

describe('all props', () => {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', ALL);

  test('the objects have the names that were asked for, in that namespace, with those labels', () => {
    for (const [kind, name] of [
      ['Deployment', 'front'],
      ['ServiceAccount', 'front'],
      ['Service', 'front-service'],
      ['HorizontalPodAutoscaler', 'front-hpa'],
      ['PodDisruptionBudget', 'front'],
    ] as const) {
      expect(find(chart, kind, name).metadata).toMatchObject({
        namespace: 'edge',
        labels: { app: 'front', 'app.kubernetes.io/component': 'storefront' },
      });
    }
    expect(find(chart, 'Service', 'front-service').spec).toMatchObject({ selector: { app: 'front' } });
  });

  test('the autoscaler decides how many: the Deployment does not say', () => {
    expect(find(chart, 'Deployment', 'front').spec).not.toHaveProperty('replicas');
    expect(find(chart, 'HorizontalPodAutoscaler', 'front-hpa').spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'front' },
      minReplicas: 3,
      maxReplicas: 10,
    });
  });

  test('rollout, placement, containers and volumes are as given', () => {
    expect(find(chart, 'Deployment', 'front').spec).toMatchObject({
      minReadySeconds: 20,
      strategy: { rollingUpdate: { maxSurge: 1 } },
    });
    expect(podsOf(chart, 'Deployment', 'front').spec).toMatchObject({
      priorityClassName: 'high',
      nodeSelector: { pool: 'web' },
      tolerations: [{ key: 'web', operator: 'Exists' }],
      containers: [{ name: 'main' }],
      initContainers: [{ name: 'first' }, { name: 'beside', restartPolicy: 'Always' }],
      volumes: [{ name: 'files', emptyDir: { sizeLimit: '8Mi' } }],
    });
  });

  test('outputs point at objects that exist', () => {
    expect(service.endpoint.host).toBe('front-service.edge.svc');
    expect(service.endpoint.clients).toEqual(ALL.clients);
    expect(podsSelectedBy(chart, service.identity.selector, 'edge')).toHaveLength(1);
    expect(service.metrics).toMatchObject({ portName: 'metrics', path: '/metrics', throughService: true });
  });
});

test('with metrics, outputs point at a port that exists', () => {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', { ...ALL, namespace: undefined, exposure: undefined });
  expectServed(chart, service.endpoint);
  expectServed(chart, service.endpointOf('metrics'));
  const { endpoint } = service.metrics ?? service;
  expect(endpoint.port).toBe(9090);
  expectServed(chart, endpoint);
});

test('names and selectors do not change when the construct moves', () => {
  const here = testChart();
  const there = testChart();
  new StatelessService(here, 'web', { application, sizing });
  new StatelessService(new Construct(new Construct(there, 'team'), 'part'), 'web', { application, sizing });
  expect(finished(there)).toEqual(finished(here));
});

test('the props of the caller stay as they were', () => {
  const before = JSON.stringify(ALL);
  new StatelessService(testChart(), 'web', ALL);
  expect(JSON.stringify(ALL)).toBe(before);
});

describe('fails when', () => {
  const provoke = (props: Partial<StatelessServiceProps>, id = 'web') =>
    refusal(() => new StatelessService(testChart(), id, { application, sizing, ...props }));

  test('the name is none, or is none for its Service', () => {
    expect(provoke({}, 'Web')).toMatchObject({ code: 'NAME_INVALID', place: 'test/Web' });
    expect(provoke({ name: 'a'.repeat(64) }).code).toBe('NAME_INVALID');
    expect(provoke({ name: '3d-viewer' })).toMatchObject({
      code: 'SERVICE_NAME_INVALID',
      got: '"3d-viewer" (9 characters)',
    });
    expect(provoke({ names: { service: 'web.shop' } }).code).toBe('SERVICE_NAME_INVALID');
    expect(provoke({ names: { container: 'Main' } }).code).toBe('NAME_INVALID');
    expect(provoke({ names: { autoscaler: '-' } }).code).toBe('NAME_INVALID');
  });

  test('the namespace is none', () => {
    expect(provoke({ namespace: 'Shop' }).code).toBe('NAME_INVALID');
  });

  test('the application has no port, or not the one that is asked for', () => {
    expect(provoke({ application: program() }).code).toBe('APPLICATION_PORT_UNKNOWN');
    const service = new StatelessService(testChart(), 'web', { application, sizing });
    expect(refusal(() => service.endpointOf('admin'))).toMatchObject({
      code: 'APPLICATION_PORT_UNKNOWN',
      expected: 'the application must declare the port (it has http)',
      got: '"admin"',
    });
  });
});

test('a service that is shown to the world and lists its clients lets in those alone', () => {
  const comers = (props: Partial<StatelessServiceProps>) => {
    const chart = testChart();
    new StatelessService(chart, 'web', { application, sizing, exposure: Exposure.nodePort(30080), ...props });
    return finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name);
  };
  expect(comers({})).toEqual(['web-8080-from-anywhere']);
  expect(comers({ clients: [client('gateway', 'ingress')] })).toEqual(['web-8080-from-gateway.ingress']);
});

test('clients of a headless Service are told the port that the pods listen on', () => {
  const chart = testChart();
  const application = server({
    ports: [Port.http(8080, { servicePort: 80 }), Port.http(9090, { name: 'admin', servicePort: 81 })],
  });
  const sizing = { resources: RESOURCES };
  const service = new StatelessService(chart, 'web', { application, sizing, exposure: Exposure.headless() });
  expectServed(chart, service.endpoint);
  expectServed(chart, service.endpointOf('admin'));
  expect([service.endpoint.port, service.endpointOf('admin').port]).toEqual([8080, 9090]);
});
