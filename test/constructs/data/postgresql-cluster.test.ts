import { Size } from 'cdk8s';
import {
  CloudIdentity,
  Endpoint,
  Identity,
  Image,
  OwnNodes,
  PostgresqlCluster,
  Resources,
  SecretRef,
  type PostgresqlBackupProps,
  type PostgresqlClusterProps,
} from '../../../constructs';
import { client, find, finished, refusal, testChart } from '../testing';

const operator = Identity.foreign({ name: 'cnpg', namespace: 'cnpg-system', labels: { app: 'cnpg' } });
const apiServer = Endpoint.external({ host: 'kubernetes.default.svc', port: 6443, cidrs: ['10.0.0.1/32'] });
const store = Endpoint.external({ host: 's3.example.com', port: 443, cidrs: ['52.0.0.0/8'] });

const LOGIN = Endpoint.external({ host: 'login.example.com', port: 443, cidrs: ['20.0.0.0/8'] });

const MINIMAL: PostgresqlClusterProps = {
  image: Image.parse('ghcr.io/cloudnative-pg/postgresql:17.6'),
  resources: Resources.parse({ cpu: '1', memory: '4Gi' }),
  storage: Size.gibibytes(50),
  operator,
  apiServer,
  instances: 3,
  databaseName: 'orders',
  user: 'shop',
  secret: SecretRef.of({ name: 'orders-database', keys: ['username', 'password'], version: '1' }),
};

const ALL: Required<PostgresqlClusterProps> = {
  ...MINIMAL,
  storageClassName: 'fast',
  clients: [client('orders')],
  scrapers: [client('prometheus', 'monitoring')],
  priorityClassName: 'data',
  ownNodes: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
  namespace: 'data',
  backup: {
    destination: 's3://backups/orders',
    store,
    schedule: '0 0 3 * * *',
    retention: '2w',
  } satisfies Required<PostgresqlBackupProps>,
  cloudIdentity: CloudIdentity.aksClient({ clientId: '00000000-1111-2222-3333-444444444444', tokens: LOGIN }),
};

describe('minimal props', () => {
  const chart = testChart();
  const { database, metrics } = new PostgresqlCluster(chart, 'orders-database', MINIMAL);
  const { spec } = find(chart, 'Cluster', 'orders-database');

  test('a primary and a synchronous standby, each instance in a zone of its own', () => {
    expect(spec).toMatchObject({
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.6',
      postgresql: { synchronous: { method: 'any', number: 1 } },
      affinity: { podAntiAffinityType: 'required', topologyKey: 'topology.kubernetes.io/zone' },
      primaryUpdateMethod: 'switchover',
      enablePDB: true,
    });
  });

  test('database and owner are made with the secret, on storage of that size', () => {
    expect(spec).toMatchObject({
      bootstrap: { initdb: { database: 'orders', owner: 'shop', secret: { name: 'orders-database' } } },
      storage: { size: '50Gi' },
      resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { memory: '4Gi' } },
    });
    expect(spec).not.toHaveProperty('backup');
    expect(finished(chart, 'ScheduledBackup')).toEqual([]);
  });

  test("clients reach the primary through the operator's Service, readers of metrics the pods", () => {
    expect(database.connection.endpoint).toMatchObject({
      host: 'orders-database-rw.shop.svc',
      port: 5432,
      clients: undefined,
      identity: { selector: { 'cnpg.io/cluster': 'orders-database' } },
    });
    expect(metrics).toMatchObject({ portName: 'metrics', throughService: false, endpoint: { targetPort: 9187 } });
    expect(metrics.endpoint.clients).toBeUndefined();
  });

  test('instances reach each other and the API server; the operator reaches them', () => {
    const policies = finished(chart, 'NetworkPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual([
      'orders-database-egress',
      'orders-database-5432-from-orders-database',
      'orders-database-8000-from-cnpg.cnpg-system',
    ]);
    expect(policies[0]?.spec).toMatchObject({
      egress: [{ ports: [{ port: 5432 }] }, { to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 6443 }] }],
    });
  });
});

describe('all props', () => {
  const chart = testChart();
  const { database, metrics } = new PostgresqlCluster(chart, 'orders-database', ALL);

  test('backups go to the store, which the instances reach', () => {
    expect(find(chart, 'Cluster', 'orders-database')).toMatchObject({
      metadata: { namespace: 'data' },
      spec: {
        storage: { storageClass: 'fast' },
        priorityClassName: 'data',
        affinity: {
          nodeSelector: { 'pci-zone': 'cde' },
          tolerations: [{ key: 'pci-zone', operator: 'Equal', value: 'cde', effect: 'NoSchedule' }],
        },
        backup: { retentionPolicy: '2w', barmanObjectStore: { destinationPath: 's3://backups/orders' } },
      },
    });
    expect(find(chart, 'ScheduledBackup', 'orders-database')).toMatchObject({
      metadata: { namespace: 'data' },
      spec: { schedule: '0 0 3 * * *', cluster: { name: 'orders-database' } },
    });
    expect(find(chart, 'NetworkPolicy', 'orders-database-egress').spec.egress).toContainEqual({
      to: [{ ipBlock: { cidr: '52.0.0.0/8' } }],
      ports: [{ port: 443, protocol: 'TCP' }],
    });
  });

  test('listed clients and readers get in, and no other', () => {
    expect(database.connection.endpoint?.clients).toEqual(ALL.clients);
    expect(metrics.endpoint.clients).toEqual(ALL.scrapers);
    const names = finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name);
    expect(names.slice(3)).toEqual([
      'orders-database-5432-from-orders.shop',
      'orders-database-9187-from-prometheus.monitoring',
    ]);
  });
});

test('by default a guarded database shows its metrics to nobody, and keeps backups for a month', () => {
  const chart = testChart();
  const props = { ...MINIMAL, clients: [], backup: { destination: 's3://backups/orders', store } };
  expect(new PostgresqlCluster(chart, 'db', props).metrics.endpoint.clients).toEqual([]);
  expect(find(chart, 'Cluster', 'db').spec).toMatchObject({ backup: { retentionPolicy: '30d' } });
  expect(find(chart, 'ScheduledBackup', 'db').spec).toMatchObject({ schedule: '0 30 1 * * *' });
});

test('one instance has nobody to wait for; many spread over nodes', () => {
  const spec = (instances: number) => {
    const chart = testChart();
    new PostgresqlCluster(chart, 'db', { ...MINIMAL, instances });
    return find(chart, 'Cluster', 'db').spec;
  };
  expect(spec(1)).not.toHaveProperty('postgresql');
  expect(spec(5)).toMatchObject({ affinity: { topologyKey: 'kubernetes.io/hostname' } });
});

describe('fails when', () => {
  const provoke = (props: Partial<PostgresqlClusterProps>, id = 'db') =>
    refusal(() => new PostgresqlCluster(testChart(), id, { ...MINIMAL, ...props }));

  test('the instances, the name or the amounts cannot be', () => {
    expect(provoke({ instances: 0 })).toMatchObject({ code: 'REPLICAS_INVALID', place: 'test/db', got: '0' });
    expect(provoke({}, 'a'.repeat(51)).code).toBe('NAME_INVALID');
    expect(provoke({ resources: Resources.parse({ cpu: '1', memory: '2Gi', memoryLimit: '1Gi' }) })).toMatchObject({
      code: 'REQUEST_ABOVE_LIMIT',
      place: 'test/db',
    });
  });
});
