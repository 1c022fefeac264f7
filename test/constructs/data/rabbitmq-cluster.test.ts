import { Size } from 'cdk8s';
import { Image, OwnNodes, RabbitmqCluster, Resources, type RabbitmqClusterProps } from '../../../constructs';
import { client, find, finished, refusal, testChart } from '../testing';

const MINIMAL: RabbitmqClusterProps = {
  image: Image.parse('rabbitmq:4.2.0'),
  resources: Resources.parse({ cpu: '1', memory: '2Gi' }),
  storage: Size.gibibytes(20),
  replicas: 3,
};

describe('minimal props', () => {
  const chart = testChart();
  const { broker, metrics } = new RabbitmqCluster(chart, 'broker', MINIMAL);
  const { spec } = find(chart, 'RabbitmqCluster', 'broker');

  test('three nodes over the zones, with time to hand over what they lead', () => {
    expect(spec).toMatchObject({
      replicas: 3,
      image: 'rabbitmq:4.2.0',
      persistence: { storage: '20Gi' },
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } },
      terminationGracePeriodSeconds: 600,
      override: {
        statefulSet: {
          spec: {
            template: {
              spec: {
                containers: [],
                topologySpreadConstraints: [
                  { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
                ],
              },
            },
          },
        },
      },
    });
    expect(spec).toHaveProperty('rabbitmq.additionalConfig', expect.stringContaining('default_queue_type = quorum'));
  });

  test('clients open it with the user that the operator makes', () => {
    expect(broker.connection).toMatchObject({
      endpoint: { host: 'broker.shop.svc', port: 5672, clients: undefined },
      secret: { name: 'broker-default-user', keys: ['username', 'password'], version: '1' },
    });
    expect(metrics).toMatchObject({ portName: 'prometheus', throughService: true, endpoint: { port: 15692 } });
  });

  test('members talk to each other, and to nobody else: the operator asks the API server alone', () => {
    expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
      'broker-egress',
      'broker-4369-from-broker',
      'broker-25672-from-broker',
    ]);
    expect(find(chart, 'NetworkPolicy', 'broker-egress').spec).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'broker' } },
      egress: [{ ports: [{ port: 4369 }] }, { ports: [{ port: 25672 }] }],
    });
  });
});

test('all props', () => {
  const props: Required<RabbitmqClusterProps> = {
    ...MINIMAL,
    secretVersion: '2',
    storageClassName: 'fast',
    clients: [client('orders')],
    scrapers: [client('prometheus', 'monitoring')],
    priorityClassName: 'data',
    ownNodes: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
    namespace: 'data',
  };
  const chart = testChart();
  const { broker, metrics } = new RabbitmqCluster(chart, 'broker', props);
  expect(broker.connection).toMatchObject({
    endpoint: { host: 'broker.data.svc', clients: props.clients },
    secret: { version: '2' },
  });
  expect(metrics.endpoint.clients).toEqual(props.scrapers);
  expect(find(chart, 'RabbitmqCluster', 'broker')).toMatchObject({
    metadata: { namespace: 'data' },
    spec: {
      persistence: { storageClassName: 'fast' },
      override: {
        statefulSet: {
          spec: {
            template: {
              spec: {
                priorityClassName: 'data',
                nodeSelector: { 'pci-zone': 'cde' },
                tolerations: [{ key: 'pci-zone', operator: 'Equal', value: 'cde', effect: 'NoSchedule' }],
              },
            },
          },
        },
      },
    },
  });
  const names = finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name);
  expect(names.slice(3)).toEqual(['broker-5672-from-orders.shop', 'broker-15692-from-prometheus.monitoring']);
});

test('by default a guarded broker shows its metrics to nobody', () => {
  const { metrics } = new RabbitmqCluster(testChart(), 'broker', { ...MINIMAL, clients: [] });
  expect(metrics.endpoint.clients).toEqual([]);
});

describe('fails when', () => {
  const provoke = (props: Partial<RabbitmqClusterProps>, id = 'broker') =>
    refusal(() => new RabbitmqCluster(testChart(), id, { ...MINIMAL, ...props }));

  test('an even number would vote, the name is none for a Service, or the amounts cannot be', () => {
    expect(provoke({ replicas: 2 })).toMatchObject({ code: 'QUORUM_EVEN', place: 'test/broker' });
    expect(provoke({}, '1-broker').code).toBe('SERVICE_NAME_INVALID');
    const resources = Resources.parse({ cpu: '2', memory: '1Gi', cpuLimit: '1' });
    expect(provoke({ resources }).code).toBe('REQUEST_ABOVE_LIMIT');
  });
});
