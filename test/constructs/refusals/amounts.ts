import { Duration, Size } from 'cdk8s';
import { Cpu, PercentOrAbsolute } from 'cdk8s-plus-27';
import { web, type Row } from './row';
import {
  Autoscaling,
  Disruption,
  EmbeddedPostgresql,
  Endpoint,
  ExternalSecret,
  SecretStoreRef,
  Folder,
  Migration,
  PrometheusRule,
  Probe,
  RabbitmqCluster,
  Resources,
  Rollout,
  ScheduledJob,
  ServiceMonitor,
  Severity,
  SharedStorage,
  StatefulService,
  ZoneQuota,
  type JobProps,
} from '../../../constructs';
import { IMAGE, program, RESOURCES, SECRET, server } from '../samples';
import { testChart } from '../testing';

const HALF = Duration.millis(500);
const PARTS = Size.kibibytes(0.3);
const job: JobProps = { application: program(), resources: RESOURCES };
const data = { image: IMAGE, resources: RESOURCES, storage: Size.gibibytes(1), secret: SECRET };
const monitored = (interval: Duration) => () =>
  new ServiceMonitor(testChart(), 'web', { selector: {}, port: 'http', interval });
const alerting = (after: Duration) => () =>
  new PrometheusRule(testChart(), 'rule', {
    alerts: [{ alert: 'A', expr: 'up == 0', after, severity: Severity.WARNING, summary: 'a', description: 'b' }],
  });

const time = (field: string, place: string, provoke: () => unknown, got = '0.5 seconds'): Row => ({
  name: `${field} of ${got} at ${place}`,
  code: 'VALUE_INVALID',
  place,
  expected: `${field} must be whole seconds, at least`,
  got,
  provoke,
});

const size = (field: string, place: string, provoke: () => unknown, got = '307.2 bytes'): Row => ({
  name: `${field} of ${got} at ${place}`,
  code: 'VALUE_INVALID',
  place,
  expected: `${field} must be whole bytes, at least 1`,
  got,
  provoke,
});

const share = (name: string, props: Parameters<typeof Rollout.rolling>[0], expected: string, got: string): Row => ({
  name,
  code: 'ROLLOUT_INVALID',
  place: 'Rollout.rolling',
  expected,
  got,
  provoke: () => Rollout.rolling(props),
});

/** Times, sizes and counts that no field of Kubernetes can hold, or that make no sense in it. */
export const AMOUNTS: Row[] = [
  time('drain', 'Application.of', () => server({ drain: HALF })),
  time(
    'deadline',
    'test/report',
    () => new Migration(testChart(), 'report', { ...job, gate: program(), deadline: HALF }),
  ),
  time(
    'deadline',
    'test/nightly',
    () => new ScheduledJob(testChart(), 'nightly', { ...job, schedule: '0 1 * * *', deadline: Duration.seconds(0) }),
    '0 seconds',
  ),
  time('minReady', 'Rollout.rolling', () => Rollout.rolling({ minReady: HALF })),
  time(
    'progressDeadline',
    'Rollout.rolling',
    () => Rollout.rolling({ progressDeadline: Duration.seconds(Infinity) }),
    'Infinity seconds',
  ),
  time(
    'refresh',
    'test/store',
    () =>
      new ExternalSecret(testChart(), 'store', {
        secret: SECRET,
        store: SecretStoreRef.clusterWide({ name: 'platform' }),
        remotePath: 'a',
        refresh: HALF,
      }),
  ),
  time('interval', 'test/web', monitored(HALF)),
  time('after', 'test/rule', alerting(HALF)),
  size('size', 'Folder.scratch', () => Folder.scratch('/tmp', PARTS)),
  size('size', 'Folder.memory', () => Folder.memory('/dev/shm', Size.mebibytes(0)), '0 bytes'),
  size('size', 'test/files', () => new SharedStorage(testChart(), 'files', { size: Size.gibibytes(NaN) }), 'NaN bytes'),
  size('size', 'test/web', () =>
    web({
      application: server({ folders: [Folder.persistent('/files')] }),
      volumes: [{ name: 'files', path: '/files', size: PARTS }],
    }),
  ),
  size(
    'size',
    'test/orders',
    () =>
      new StatefulService(testChart(), 'orders', {
        application: server({ folders: [Folder.persistent('/data')] }),
        sizing: { resources: RESOURCES },
        claims: [{ name: 'data', path: '/data', size: PARTS }],
      }),
  ),
  size(
    'storage',
    'test/db',
    () =>
      new EmbeddedPostgresql(testChart(), 'db', {
        ...data,
        resources: Resources.parse({ cpu: '1', memory: '1Gi' }),
        storage: PARTS,
        databaseName: 'shop',
        user: 'shop',
      }),
  ),
  size(
    'storage',
    'test/broker',
    () => new RabbitmqCluster(testChart(), 'broker', { ...data, storage: PARTS, replicas: 1 }),
  ),
  size('memory', 'Resources.of', () => Resources.of({ cpu: Cpu.units(1), memory: PARTS })),
  share(
    'half a surplus pod',
    { maxSurge: PercentOrAbsolute.absolute(0.5) },
    'maxSurge must be a whole number',
    '{"maxSurge":0.5}',
  ),
  share(
    'half a percent',
    { maxSurge: PercentOrAbsolute.percent(12.5) },
    'maxSurge must be a whole number or a whole percentage',
    '{"maxSurge":"12.5%"}',
  ),
  share(
    'more than all away',
    { maxUnavailable: PercentOrAbsolute.percent(101) },
    'maxUnavailable must be',
    '{"maxUnavailable":"101%"}',
  ),
  share(
    'less than none away',
    { maxUnavailable: PercentOrAbsolute.absolute(-1) },
    'maxUnavailable must be',
    '{"maxUnavailable":-1}',
  ),
  {
    name: 'replicas that no field holds',
    code: 'REPLICAS_INVALID',
    place: 'test/web',
    expected: 'replicas must be a whole number of at least 1 and at most 2147483647',
    got: '1e+21',
    provoke: () => web({ sizing: { resources: RESOURCES, replicas: 1e21 } }),
  },
  {
    name: 'an autoscaling maximum that no field holds',
    code: 'AUTOSCALING_INVALID',
    place: 'Autoscaling.of',
    expected: 'bounds must be whole numbers with 1 <= minReplicas <= maxReplicas <= 2147483647',
    got: '{"minReplicas":1,"maxReplicas":3000000000}',
    provoke: () => Autoscaling.of({ minReplicas: 1, maxReplicas: 3e9, cpu: 50 }),
  },
  {
    name: 'a number that is none',
    code: 'BUDGET_BLOCKS_EVICTION',
    place: 'Disruption.minAvailable',
    expected: 'minAvailable must be a whole number of at least 1',
    got: 'NaN',
    provoke: () => Disruption.minAvailable(NaN),
  },
  {
    name: 'retries that no field holds',
    code: 'VALUE_INVALID',
    place: 'test/report',
    expected: 'retries must be a whole number of at least 0 and at most 2147483647',
    got: '3000000000',
    provoke: () => new Migration(testChart(), 'report', { ...job, gate: program(), retries: 3e9 }),
  },
  {
    name: 'a probe with more failures than a field holds',
    code: 'PROBE_INVALID',
    place: 'Probe.tcp',
    expected: 'failures must be a whole number of at least 1 and at most 2147483647',
    got: '1e+21',
    provoke: () => Probe.tcp({ failures: 1e21 }),
  },
  {
    name: 'a user beyond the last',
    code: 'VALUE_INVALID',
    place: 'Application.of',
    expected: 'at most 2147483647',
    got: '3000000000',
    provoke: () => program({ user: 3e9 }),
  },
  {
    name: 'less than a thousandth of a core',
    code: 'QUANTITY_INVALID',
    place: 'Resources cpu',
    expected: 'cpu must be more than nothing, at least a thousandth of a core (1m)',
    got: '0.0005',
    provoke: () => Resources.parse({ cpu: '0.5m', memory: '512Mi' }),
  },
  {
    name: 'memory in thousandths of a byte',
    code: 'QUANTITY_INVALID',
    place: 'Resources memory',
    expected: 'memory must be more than nothing, at least a byte',
    got: '0.128',
    provoke: () => Resources.parse({ cpu: '1', memory: '128m' }),
  },
  {
    name: 'a quantity beyond all bounds',
    code: 'QUANTITY_INVALID',
    place: 'ZoneQuota.of memory',
    expected: 'a quantity must be a positive number with an optional suffix (m, k, M, G, Ki, Mi, Gi), below 8Pi',
    got: '"9Ei"',
    provoke: () => ZoneQuota.of({ cpu: '1', memory: '9Ei', pods: 1 }),
  },
  ...(
    [
      [
        'bits after the prefix',
        '203.0.113.5/24',
        'an address range must have nothing but zeros after its 24 leading bits',
      ],
      ['bits after the prefix of IPv6', '2001:db8::1/32', 'an address range must have nothing but zeros after its 32'],
      [
        'a prefix with a zero before it',
        '10.0.0.0/08',
        'an address range must be an IP address, a slash and the number',
      ],
    ] as const
  ).map(([name, cidr, expected]): Row => ({
    name: `a range with ${name}`,
    code: 'CIDR_INVALID',
    place: 'Endpoint.external example.com',
    expected,
    got: `"${cidr}"`,
    provoke: () => Endpoint.external({ host: 'example.com', port: 443, cidrs: [cidr] }),
  })),
];
