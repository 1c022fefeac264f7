import { Duration } from 'cdk8s';
import {
  Binding,
  Connection,
  Database,
  Folder,
  Image,
  Migration,
  StatelessService,
  type MigrationProps,
} from '../../../constructs';
import {
  API_ACCESS,
  CLOUD_IDENTITY,
  finished,
  podsOf,
  program,
  refusal,
  RESOURCES,
  SECRET,
  server,
  testChart,
  type Finished,
} from '../testing';

const { connection } = Database.managed({
  host: 'db.example.com',
  cidrs: ['10.0.0.0/8'],
  name: 'orders',
  user: 'orders',
  secret: SECRET,
});
const variables = { PASSWORD: Binding.secret('database', 'password') };

const MINIMAL: MigrationProps = {
  application: program({ variables }),
  resources: RESOURCES,
  gate: program({ variables, args: ['wait'] }),
  roles: { database: connection },
};

const ALL: Required<MigrationProps> = {
  application: program({ variables, folders: [Folder.persistent('/files')] }),
  gate: program(),
  resources: RESOURCES,
  name: 'schema',
  roles: { database: connection },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files' }],
  placement: { nodeSelector: { pool: 'jobs' } },
  component: 'payment-migration',
  namespace: 'payments',
  deadline: Duration.minutes(5),
  retries: 1,
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

function job(props: MigrationProps): Finished {
  const chart = testChart();
  new Migration(chart, 'schema', props);
  const [only] = finished(chart, 'Job');
  if (only === undefined) {
    throw new Error('no Job');
  }
  return only;
}

test('minimal props: a Job that is tried four times within half an hour', () => {
  expect(job(MINIMAL)).toMatchObject({
    metadata: { namespace: 'shop' },
    spec: { backoffLimit: 3, activeDeadlineSeconds: 1800, template: { spec: { restartPolicy: 'Never' } } },
  });
});

test('all props', () => {
  expect(job(ALL)).toMatchObject({
    metadata: { namespace: 'payments', labels: { 'app.kubernetes.io/component': 'payment-migration' } },
    spec: {
      backoffLimit: 1,
      activeDeadlineSeconds: 300,
      template: {
        spec: {
          nodeSelector: { pool: 'jobs' },
          initContainers: [{ name: 'first' }],
          volumes: [{ name: 'files', emptyDir: {} }],
        },
      },
    },
  });
});

describe('a Job cannot be changed', () => {
  const name = (props: Partial<MigrationProps> = {}) => job({ ...MINIMAL, ...props }).metadata.name;

  test('so its name carries a hash of its content', () => {
    expect(name()).toMatch(/^schema-[0-9a-f]{10}$/);
    expect(name()).toBe(name());
  });

  test('so another image, argument or amount is another Job', () => {
    const image = Image.parse('registry.example.com/shop/web:1.2.4');
    const names = [
      name(),
      name({ application: program({ variables, image }) }),
      name({ application: program({ variables, args: ['up'] }) }),
      name({ deadline: Duration.minutes(1) }),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

test('its gate is the init container with which new pods wait, and it opens the same connection', () => {
  const chart = testChart();
  const { gate } = new Migration(chart, 'schema', MINIMAL);
  new StatelessService(chart, 'web', {
    application: server(),
    sizing: { resources: RESOURCES },
    initContainers: [gate],
  });
  expect(podsOf(chart, 'Deployment', 'web').spec.initContainers).toMatchObject([
    { name: 'wait-for-schema', args: ['wait'], env: [{ name: 'PASSWORD' }] },
  ]);
  const egress = finished(chart, 'NetworkPolicy').map(({ metadata, spec }) => [metadata.name, spec.egress]);
  const database = [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 5432, protocol: 'TCP' }] }];
  expect(egress).toEqual([
    ['schema-egress', database],
    ['web-egress', database],
  ]);
});

test('fails when its name leaves no room for the hash', () => {
  expect(refusal(() => job({ ...MINIMAL, name: 'a'.repeat(53) })).code).toBe('NAME_INVALID');
});

test('fails when the gate uses a role that the migration does not have', () => {
  const chart = testChart();
  const other = program({ variables: { URL: Binding.url('cache') } });
  const { gate } = new Migration(chart, 'schema', { ...MINIMAL, gate: other });
  const props = { application: server(), sizing: { resources: RESOURCES }, initContainers: [gate] };
  expect(refusal(() => new StatelessService(chart, 'web', props))).toMatchObject({
    code: 'ROLE_UNPLAYED',
    place: 'test/web wait-for-schema',
  });
});

test('a secret alone may play a role too', () => {
  expect(job({ ...MINIMAL, roles: { database: Connection.secretOnly(SECRET) } }).spec).toBeDefined();
});
