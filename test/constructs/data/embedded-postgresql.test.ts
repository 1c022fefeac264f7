import { Size } from 'cdk8s';
import { EmbeddedPostgresql, Image, Resources, SecretRef, type EmbeddedPostgresqlProps } from '../../../constructs';
import { client, expectServed, find, finished, podsOf, refusal, testChart } from '../testing';

const MINIMAL: EmbeddedPostgresqlProps = {
  image: Image.parse('postgres:17.6-trixie'),
  resources: Resources.parse({ cpu: '250m', memory: '512Mi', memoryLimit: '1Gi' }),
  secret: SecretRef.of({ name: 'orders-database', keys: ['password'], version: '1' }),
  databaseName: 'orders',
  user: 'shop',
  storage: Size.gibibytes(10),
};

describe('minimal props', () => {
  const chart = testChart();
  const { database } = new EmbeddedPostgresql(chart, 'orders-database', MINIMAL);
  const pods = podsOf(chart, 'StatefulSet', 'orders-database');

  test('clients get the address, the secret and the names', () => {
    const { endpoint, secret, attributes } = database.connection;
    expect(endpoint?.hostPort).toBe('orders-database.shop.svc:5432');
    expect({ secret, attributes }).toEqual({ secret: MINIMAL.secret, attributes: { name: 'orders', user: 'shop' } });
    if (endpoint !== undefined) {
      expectServed(chart, endpoint);
    }
  });

  test('the data is on a claim that is kept, in a folder below its root', () => {
    expect(find(chart, 'StatefulSet', 'orders-database').spec).toMatchObject({
      replicas: 1,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '10Gi' } } } }],
    });
    expect(pods.spec.containers[0]).toMatchObject({
      env: expect.arrayContaining([
        { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
        { name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-database', key: 'password' } } },
      ]) as unknown,
    });
  });

  test("its settings follow the container's memory", () => {
    const { data } = find(chart, 'ConfigMap', 'orders-database-configuration');
    expect(data?.['postgresql.conf']).toContain(`shared_buffers = ${1024 * 256}kB`);
    expect(data?.['postgresql.conf']).toContain('max_connections = 100');
  });

  test('it runs as the user of its image and has time to write everything down', () => {
    expect(pods.spec).toMatchObject({ terminationGracePeriodSeconds: 130, securityContext: { runAsUser: 999 } });
  });

  test('shared memory is in memory, and as large as its default', () => {
    expect(pods.spec.volumes).toContainEqual({ name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } });
  });

  test('a Secret alone opens no connection', () => {
    expect(finished(chart, 'NetworkPolicy')).toEqual([]);
  });
});

test('all props', () => {
  const props: Required<EmbeddedPostgresqlProps> = {
    ...MINIMAL,
    maxConnections: 200,
    storageClassName: 'fast',
    clients: [client('orders')],
    scrapers: [client('prometheus', 'monitoring')],
    placement: { priorityClassName: 'data' },
    namespace: 'orders',
  };
  const chart = testChart();
  const { database } = new EmbeddedPostgresql(chart, 'orders-database', props);
  expect(database.connection.endpoint).toMatchObject({ host: 'orders-database.orders.svc', clients: props.clients });
  expect(find(chart, 'StatefulSet', 'orders-database')).toMatchObject({
    metadata: { namespace: 'orders' },
    spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }] },
  });
  expect(podsOf(chart, 'StatefulSet', 'orders-database').spec).toMatchObject({ priorityClassName: 'data' });
  expect(find(chart, 'NetworkPolicy', 'orders-database-5432-from-orders.shop').metadata.namespace).toBe('orders');
  expect(find(chart, 'ConfigMap', 'orders-database-configuration').data?.['postgresql.conf']).toContain(
    'max_connections = 200',
  );
});

test.each([9, 1001, 10.5])('fails when it would take %d connections', (maxConnections) => {
  const provoke = () => new EmbeddedPostgresql(testChart(), 'db', { ...MINIMAL, maxConnections });
  expect(refusal(provoke)).toMatchObject({ code: 'VALUE_INVALID', place: 'test/db', got: String(maxConnections) });
});

test('fails when it has less memory than it starts with', () => {
  const resources = Resources.parse({ cpu: '1', memory: '255Mi' });
  expect(refusal(() => new EmbeddedPostgresql(testChart(), 'db', { ...MINIMAL, resources }))).toMatchObject({
    code: 'VALUE_INVALID',
    place: 'test/db',
    expected: "the server's memory limit must be at least 256Mi",
    got: '255Mi',
  });
});

test('fails when its secret has no password', () => {
  const secret = SecretRef.of({ name: 'db', keys: ['token'], version: '1' });
  expect(refusal(() => new EmbeddedPostgresql(testChart(), 'db', { ...MINIMAL, secret }))).toMatchObject({
    code: 'SECRET_KEY_UNKNOWN',
    got: '"password"',
  });
});
