import { Size } from 'cdk8s';
import { EmbeddedRabbitmq, Image, Resources, SecretRef, type EmbeddedRabbitmqProps } from '../../../constructs';
import { client, expectServed, find, finished, podsOf, refusal, testChart } from '../testing';

const MINIMAL: EmbeddedRabbitmqProps = {
  image: Image.parse('rabbitmq:4.2.0'),
  resources: Resources.parse({ cpu: '250m', memory: '512Mi' }),
  secret: SecretRef.of({ name: 'broker', keys: ['username', 'password', 'erlang-cookie'], version: '1' }),
  storage: Size.gibibytes(2),
};

describe('minimal props', () => {
  const chart = testChart();
  const { broker, metrics } = new EmbeddedRabbitmq(chart, 'broker', MINIMAL);

  test('one node, on a claim', () => {
    expect(find(chart, 'StatefulSet', 'broker').spec).toMatchObject({
      replicas: 1,
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '2Gi' } } } }],
    });
    expect(finished(chart, 'NetworkPolicy')).toEqual([]);
  });

  test('its own name resolves before it is ready: without it the server does not start', () => {
    expect(find(chart, 'Service', 'broker-headless').spec).toMatchObject({ publishNotReadyAddresses: true });
    expect(podsOf(chart, 'StatefulSet', 'broker').spec.containers[0].env).toContainEqual({
      name: 'RABBITMQ_NODENAME',
      value: 'rabbit@$(POD_NAME).broker-headless.$(POD_NAMESPACE)',
    });
  });

  test('an init container writes the cookie, with no more than it needs', () => {
    expect(podsOf(chart, 'StatefulSet', 'broker').spec).toMatchObject({
      initContainers: [
        {
          name: 'cookie',
          env: [{ name: 'ERLANG_COOKIE', valueFrom: { secretKeyRef: { name: 'broker', key: 'erlang-cookie' } } }],
          volumeMounts: [{ name: 'home', mountPath: '/var/lib/rabbitmq' }],
        },
      ],
    });
  });

  test('outputs point at objects that exist', () => {
    const { endpoint } = broker.connection;
    expect(endpoint?.hostPort).toBe('broker.shop.svc:5672');
    expect(metrics).toMatchObject({ portName: 'metrics', endpoint: { port: 15692 } });
    for (const one of [endpoint, metrics?.endpoint]) {
      if (one !== undefined) {
        expectServed(chart, one);
      }
    }
  });
});

describe('all props', () => {
  const props: Required<EmbeddedRabbitmqProps> = {
    ...MINIMAL,
    replicas: 3,
    storageClassName: 'fast',
    clients: [client('orders')],
    scrapers: [client('prometheus', 'monitoring')],
    placement: { priorityClassName: 'data' },
    namespace: 'data',
  };
  const chart = testChart();
  const { broker } = new EmbeddedRabbitmq(chart, 'broker', props);

  test('three nodes start together, find each other by name and leave one at a time', () => {
    expect(find(chart, 'StatefulSet', 'broker').spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
    expect(find(chart, 'PodDisruptionBudget', 'broker').spec).toMatchObject({ maxUnavailable: 1 });
    const { data } = find(chart, 'ConfigMap', 'broker-configuration');
    expect(data?.enabled_plugins).toContain('rabbitmq_peer_discovery_k8s');
    expect(podsOf(chart, 'StatefulSet', 'broker').spec).toMatchObject({
      priorityClassName: 'data',
      terminationGracePeriodSeconds: 150 + 60 + 5,
      containers: [{ lifecycle: { preStop: { exec: {} } } }],
    });
  });

  test('nodes reach each other, the listed client the broker, the listed reader its metrics, and nobody else anything', () => {
    expect(
      finished(chart, 'NetworkPolicy').map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`),
    ).toEqual([
      'data/broker-5672-from-orders.shop',
      'data/broker-15692-from-prometheus.monitoring',
      'data/broker-peers',
      'data/broker-4369-from-broker',
      'data/broker-25672-from-broker',
    ]);
    expect(broker.connection.endpoint?.clients).toEqual(props.clients);
  });
});

test.each([0, 2, 4, 1.5])('fails when %d members would vote', (replicas) => {
  expect(refusal(() => new EmbeddedRabbitmq(testChart(), 'broker', { ...MINIMAL, replicas }))).toMatchObject({
    code: 'QUORUM_EVEN',
    place: 'test/broker',
    got: String(replicas),
  });
});

describe('fails when', () => {
  const provoke = (props: Partial<EmbeddedRabbitmqProps>) =>
    refusal(() => new EmbeddedRabbitmq(testChart(), 'broker', { ...MINIMAL, ...props }));

  test('it has less memory than it starts with', () => {
    const resources = Resources.parse({ cpu: '1', memory: '128Mi' });
    expect(provoke({ resources })).toMatchObject({ code: 'VALUE_INVALID', place: 'test/broker', got: '128Mi' });
  });

  test('the claim could not hold twice its memory: it keeps as much free as its limit', () => {
    expect(provoke({ storage: Size.gibibytes(1) })).toMatchObject({ code: 'VALUE_INVALID', got: '1Gi' });
  });
});
