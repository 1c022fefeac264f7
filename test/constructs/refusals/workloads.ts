import { Size } from 'cdk8s';
import { web, type Row } from './row';
import {
  Autoscaling,
  Certificate,
  Disruption,
  EmbeddedRabbitmq,
  Migration,
  NodeAgent,
  PostgresqlCluster,
  PriorityClass,
  RabbitmqCluster,
  Resources,
  ScheduledJob,
  SecretRef,
  StatefulService,
  Worker,
  Zone,
  type JobProps,
  type Sizing,
} from '../../../constructs';
import { client, endpoint, IMAGE, program, RESOURCES, SECRET, server } from '../samples';
import { testChart } from '../testing';

const job: JobProps = { application: program(), resources: RESOURCES };
const data = { image: IMAGE, resources: RESOURCES, storage: Size.gibibytes(1) };
const sized = (sizing: Partial<Sizing>) => () => web({ sizing: { resources: RESOURCES, ...sizing } });
const stateful = (id: string, sizing: Partial<Sizing>) => () =>
  new StatefulService(testChart(), id, {
    application: server(),
    sizing: { resources: RESOURCES, ...sizing },
    claims: [],
  });
const autoscaling = Autoscaling.of({ minReplicas: 2, maxReplicas: 4, cpu: 50 });
const long = 'a'.repeat(53);
const LABEL = 'the name must be lower-case letters, digits and inner hyphens, at most';

/** What workloads, and everything else that becomes objects, are refused for. */
export const WORKLOADS: Row[] = [
  {
    name: 'a request above its limit',
    code: 'REQUEST_ABOVE_LIMIT',
    place: 'test/web',
    expected: 'container "web" must request no more memory than its limit 256Mi',
    got: '500Mi',
    provoke: sized({ resources: Resources.parse({ cpu: '500m', memory: '500Mi', memoryLimit: '256Mi' }) }),
  },
  {
    name: 'a request of a sidecar above its limit',
    code: 'REQUEST_ABOVE_LIMIT',
    place: 'test/web',
    expected: 'container "proxy" must request no more cpu than its limit 1',
    got: '2',
    provoke: () => {
      const resources = Resources.parse({ cpu: '2', memory: '1Mi', cpuLimit: '1' });
      return web({ sidecars: [{ name: 'proxy', application: program(), resources }] });
    },
  },
  {
    name: 'a name that is no DNS-1123 label',
    code: 'NAME_INVALID',
    place: 'test/web',
    expected: `${LABEL} 63 characters`,
    got: '"Web_App" (7 characters)',
    provoke: () => web({ name: 'Web_App' }),
  },
  {
    name: 'a name of a Service that is no DNS-1035 label',
    code: 'SERVICE_NAME_INVALID',
    place: 'test/web',
    expected: "a Service's name must start with a letter",
    got: '"3d-viewer" (9 characters)',
    provoke: () => web({ name: '3d-viewer' }),
  },
  ...(
    [
      ['StatefulSet', stateful(long, {})],
      ['CronJob', () => new ScheduledJob(testChart(), long, { ...job, schedule: '0 * * * *' })],
      ['Job with a hash', () => new Migration(testChart(), long, { ...job, gate: program() })],
    ] as const
  ).map(([kind, provoke]): Row => ({
    name: `a name of a ${kind} that is too long once the controller has appended to it`,
    code: 'NAME_INVALID',
    place: `test/${long}`,
    expected: `${LABEL} 52 characters`,
    got: `"${long}" (53 characters)`,
    provoke,
  })),
  {
    name: 'two containers of one name',
    code: 'NAME_INVALID',
    place: 'test/web',
    expected: 'the containers of a pod must have names of their own',
    got: '"web" twice',
    provoke: () => web({ sidecars: [{ name: 'web', application: program(), resources: RESOURCES }] }),
  },
  {
    name: 'a database whose secret lacks what the operator reads',
    code: 'SECRET_KEY_UNKNOWN',
    place: 'test/db',
    expected: 'the secret "store" must list the key (it has password)',
    got: '"username"',
    provoke: () =>
      new PostgresqlCluster(testChart(), 'db', {
        ...data,
        instances: 1,
        databaseName: 'shop',
        user: 'shop',
        secret: SecretRef.of({ name: 'store', keys: ['password'], version: '1' }),
        operator: client('operator'),
        apiServer: endpoint('api'),
      }),
  },
  {
    name: 'a zone whose name is none',
    code: 'NAME_INVALID',
    place: 'test/My Zone',
    expected: `${LABEL} 63 characters`,
    got: '"My Zone" (7 characters)',
    provoke: () => new Zone(testChart(), 'My Zone'),
  },
  ...[0, 1.5, -1].map((replicas): Row => ({
    name: `${replicas} replicas`,
    code: 'REPLICAS_INVALID',
    place: 'test/web',
    expected: 'replicas must be a whole number of at least 1',
    got: String(replicas),
    provoke: sized({ replicas }),
  })),
  {
    name: 'replicas beside autoscaling',
    code: 'REPLICAS_INVALID',
    place: 'test/web',
    expected: 'replicas must not stand beside autoscaling: each apply would reset the scale',
    got: 'replicas: 3 and autoscaling',
    provoke: sized({ replicas: 3, autoscaling }),
  },
  {
    name: 'no instances of a database',
    code: 'REPLICAS_INVALID',
    place: 'test/db',
    expected: 'instances must be a whole number of at least 1',
    got: '0',
    provoke: () =>
      new PostgresqlCluster(testChart(), 'db', {
        ...data,
        instances: 0,
        databaseName: 'shop',
        user: 'shop',
        secret: SECRET,
        operator: client('operator'),
        apiServer: endpoint('api'),
      }),
  },
  ...(
    [
      ['embedded', () => new EmbeddedRabbitmq(testChart(), 'broker', { ...data, secret: SECRET, replicas: 2 })],
      ['operated', () => new RabbitmqCluster(testChart(), 'broker', { ...data, replicas: 2 })],
    ] as const
  ).map(([form, provoke]): Row => ({
    name: `two members of a quorum, ${form}`,
    code: 'QUORUM_EVEN',
    place: 'test/broker',
    expected: 'members of a quorum must be an odd whole number',
    got: '2',
    provoke,
  })),
  {
    name: 'a stateful service that is autoscaled',
    code: 'ROLLOUT_INVALID',
    place: 'test/orders',
    expected: 'a stateful service keeps its number of replicas',
    got: 'autoscaling',
    provoke: stateful('orders', { autoscaling }),
  },
  {
    name: 'a budget that keeps every replica',
    code: 'BUDGET_BLOCKS_EVICTION',
    place: 'test/worker',
    expected: 'minAvailable must be below the fewest replicas (2), or no node can be drained',
    got: '2',
    provoke: () => {
      const sizing = { resources: RESOURCES, replicas: 2, disruption: Disruption.minAvailable(2) };
      return new Worker(testChart(), 'worker', { application: program(), sizing });
    },
  },
  {
    name: 'a schedule that is none',
    code: 'SCHEDULE_INVALID',
    place: 'test/report',
    expected: 'a schedule must be five cron fields',
    got: '"@daily"',
    provoke: () => new ScheduledJob(testChart(), 'report', { ...job, schedule: '@daily' }),
  },
  {
    name: 'an agent that is root for no reason',
    code: 'REASON_MISSING',
    place: 'test/agent',
    expected: 'an agent that runs as root must say why',
    got: '""',
    provoke: () => new NodeAgent(testChart(), 'agent', { ...job, rootReason: '' }),
  },
  {
    name: 'a priority beyond the highest',
    code: 'VALUE_INVALID',
    place: 'test/first',
    expected: 'a priority must be a whole number from 1 to 1000000000',
    got: '2000000000',
    provoke: () => new PriorityClass(testChart(), 'first', { value: 2e9, description: 'Too much.' }),
  },
  {
    name: 'a certificate for what is no host',
    code: 'HOST_INVALID',
    place: 'test/tls',
    expected: 'a host must be a lower-case DNS name',
    got: '"shop.example.com:443"',
    provoke: () => new Certificate(testChart(), 'tls', { hosts: ['shop.example.com:443'], issuer: 'internal' }),
  },
];
