import { Size, type Chart } from 'cdk8s';
import { synthesised, web, type Row } from './row';
import {
  Binding,
  Configuration,
  Connection,
  Exposure,
  ExternalSecret,
  SecretStoreRef,
  Folder,
  Image,
  NodeAgent,
  PostgresqlCluster,
  Probe,
  PrometheusRule,
  Resources,
  Severity,
  ServiceMonitor,
  StatelessService,
  Zone,
  ZoneQuota,
  type AlertProps,
  type ApplicationProps,
  type PostgresqlBackupProps,
} from '../../../constructs';
import { client, endpoint, program, RESOURCES, SECRET, server } from '../samples';
import { testChart } from '../testing';

const PLACE = 'Application.of registry.example.com/shop/web:1.2.3';
const application = (props: Partial<ApplicationProps>) => () => program(props);

const alerting = (alert: Partial<AlertProps>) => () => {
  const whole = {
    alert: 'Down',
    expr: 'up == 0',
    severity: Severity.WARNING,
    summary: 'a',
    description: 'b',
    ...alert,
  };
  return new PrometheusRule(testChart(), 'rule', { alerts: [whole] });
};

/** A database with this backup. */
export const backedUp = (backup: Partial<PostgresqlBackupProps>) => () =>
  new PostgresqlCluster(testChart(), 'db', {
    image: Image.parse('ghcr.io/cloudnative-pg/postgresql:17.11'),
    resources: RESOURCES,
    storage: Size.gibibytes(1),
    instances: 1,
    databaseName: 'shop',
    user: 'shop',
    secret: SECRET,
    operator: client('operator'),
    apiServer: endpoint('api'),
    backup: { destination: 's3://backups/shop', store: endpoint('store'), ...backup },
  });

const value = (name: string, place: string, expected: string, got: string, provoke: () => unknown): Row => ({
  name,
  code: 'VALUE_INVALID',
  place,
  expected,
  got,
  provoke,
});

const TEXT = 'text must be whole Unicode characters without the character 0';
const BACKUP = 'a backup must have a folder in an S3 bucket as its destination';

/** Two services on one port of every node. */
const twoOnOnePort = (chart: Chart) => {
  for (const name of ['web', 'shop']) {
    const props = { application: server(), sizing: { resources: RESOURCES } };
    new StatelessService(chart, name, { ...props, exposure: Exposure.nodePort(30080) });
  }
};

/** A service without a CPU limit in a zone that fills one in. */
const unlimited = (cpu: string, quota: { readonly cpu: string; readonly cpuLimit?: string }) => (chart: Chart) => {
  new Zone(chart, 'shop', { quota: ZoneQuota.of({ memory: '4Gi', pods: 20, ...quota }) });
  const resources = Resources.parse({ cpu, memory: '128Mi' });
  new StatelessService(chart, 'web', { application: server(), sizing: { resources, replicas: 2 } });
};

/** What programs are given and told, and what only shows once everything stands side by side. */
export const CONTENTS: Row[] = [
  value('half a character', 'Binding.value', TEXT, '"a\\ud800"', () => Binding.value('a\ud800')),
  value('the character 0', 'Connection name', TEXT, '"a\\u0000"', () =>
    Connection.of({ endpoint: endpoint('orders'), attributes: { name: 'a\0' } }),
  ),
  value('an argument that cannot be written', PLACE, TEXT, '"\\ud800"', application({ args: ['\ud800'] })),
  value('a file that cannot be written', 'Configuration.of /etc/shop shop.conf', TEXT, '"\\ud800"', () =>
    Configuration.of({ folder: '/etc/shop', files: { 'shop.conf': '\ud800' } }),
  ),
  value(
    'a variable that no program can be started with',
    `${PLACE} LONG`,
    'must have less than 131072 bytes',
    '131072 bytes',
    application({ variables: { LONG: Binding.value('a'.repeat(131_072)) } }),
  ),
  value(
    'a field that no container is told',
    'Binding.field',
    'the field must be one that Kubernetes tells a container',
    '"spec.replicas"',
    () => Binding.field('spec.replicas'),
  ),
  value('a stop without a program', PLACE, 'preStop must name a program', '[]', application({ preStop: [] })),
  value(
    'metrics without a slash',
    'test/web',
    'a path must start with a slash',
    '"metrics"',
    () => new ServiceMonitor(testChart(), 'web', { selector: {}, port: 'http', path: 'metrics' }),
  ),
  value(
    'a store without a path',
    'test/store',
    'remotePath must not be empty',
    '""',
    () =>
      new ExternalSecret(testChart(), 'store', {
        secret: SECRET,
        store: SecretStoreRef.clusterWide({ name: 'platform' }),
        remotePath: '',
      }),
  ),
  value(
    'an alert whose name is none',
    'test/rule',
    "an alert's name must be letters, digits and underscores",
    '"It is down"',
    alerting({ alert: 'It is down' }),
  ),
  value('an alert without an expression', 'test/rule', 'expr must not be empty', '" "', alerting({ expr: ' ' })),
  value(
    'an alert whose text does not end',
    'test/rule',
    'each {{ of a text must be closed by }}',
    '"{{ $value"',
    alerting({ summary: '{{ $value' }),
  ),
  value(
    'a backup to no bucket',
    'test/db',
    BACKUP,
    '{"destination":"/backups","retention":"30d"}',
    backedUp({ destination: '/backups' }),
  ),
  value(
    'a backup that is kept for nothing',
    'test/db',
    BACKUP,
    '"retention":"forever"',
    backedUp({ retention: 'forever' }),
  ),
  value('reasons that no object can hold', 'test/web', 'at most 256 KiB together', '300', () =>
    web({ application: server({ standIn: 'a'.repeat(300_000) }) }),
  ),
  {
    name: 'a header that is none',
    code: 'PROBE_INVALID',
    place: 'Probe.http',
    expected: "a header's name must be letters, digits and hyphens",
    got: '{"X Forwarded":"a"}',
    provoke: () => Probe.http('/', { headers: { 'X Forwarded': 'a' } }),
  },
  ...['..', '..data', '__proto__', 'constructor'].map((name): Row => ({
    name: `a file called ${name}`,
    code: 'CONFIGURATION_INVALID',
    place: 'Configuration.of /etc/shop',
    expected: 'configuration must hold files named by letters, digits',
    got: `"${name}"`,
    provoke: () => Configuration.of({ folder: '/etc/shop', files: { [name]: 'a' } }),
  })),
  {
    name: 'more configuration than an object holds',
    code: 'CONFIGURATION_INVALID',
    place: 'test/web',
    expected: 'the configuration files of one workload must have at most 1 MiB',
    got: '1048577 bytes',
    provoke: () => {
      const files = { a: 'a'.repeat(2 ** 20) };
      return web({ application: server({ configuration: [Configuration.of({ folder: '/etc/shop', files })] }) });
    },
  },
  {
    name: 'a role that every object inherits',
    code: 'ROLE_UNPLAYED',
    place: 'test/web',
    expected: 'every role of the application must be played (toString)',
    got: 'nobody for "toString"',
    provoke: () => web({ application: server({ variables: { VALUE: Binding.host('toString') } }) }),
  },
  {
    name: 'two volumes behind one folder',
    code: 'PATH_INVALID',
    place: 'test/web',
    expected: 'each folder must have one thing behind it',
    got: '"/files" twice',
    provoke: () => {
      const volumes = ['a', 'b'].map((name) => ({ name, path: '/files' }));
      return web({ application: server({ folders: [Folder.persistent('/files')] }), volumes });
    },
  },
  {
    name: 'a folder with a colon',
    code: 'PATH_INVALID',
    place: 'Folder.scratch',
    expected: 'a path must be absolute, without "..", spaces, double or trailing slashes, colons',
    got: '"/a:b"',
    provoke: () => Folder.scratch('/a:b', Size.mebibytes(1)),
  },
  {
    name: 'an agent in a zone that admits none',
    code: 'POD_SECURITY',
    place: 'DaemonSet shop/agent',
    expected: 'pods must be what the Pod Security level "restricted" of their namespace admits',
    got: 'volume "logs" of kind hostPath',
    provoke: () =>
      synthesised((chart) => {
        new Zone(chart, 'shop');
        const nodeFolders = [{ name: 'logs', path: '/var/log' }];
        new NodeAgent(chart, 'agent', { application: program(), resources: RESOURCES, nodeFolders });
      }),
  },
  {
    name: 'one port of every node for two Services',
    code: 'PORT_INVALID',
    place: 'Service shop/shop',
    expected: 'node port 30080 must belong to one Service (Service shop/web has it)',
    got: '30080',
    provoke: () => synthesised(twoOnOnePort),
  },
  {
    name: 'a request above the limit that the zone fills in',
    code: 'REQUEST_ABOVE_LIMIT',
    place: 'Deployment shop/web',
    expected: 'container "web" must request no more cpu than its limit 1',
    got: '1500m',
    provoke: () => synthesised(unlimited('1500m', { cpu: '8' })),
  },
  {
    name: 'limits that the zone fills in above its quota',
    code: 'QUOTA_TOO_SMALL',
    place: 'ResourceQuota shop/zone',
    expected: 'limits.cpu must hold all workloads at autoscaling maximum plus surge: 3',
    got: '2',
    provoke: () => synthesised(unlimited('100m', { cpu: '8', cpuLimit: '2' })),
  },
];
