import { Size } from 'cdk8s';
import { web, type Row } from './row';
import {
  Certificate,
  EmbeddedPostgresql,
  GatewayEdge,
  Identity,
  Image,
  IngressEdge,
  PaymentChannel,
  PaymentSystem,
  PostgresqlCluster,
  PriorityClass,
  RabbitmqCluster,
  SecretRef,
  ServiceMonitor,
  Zone,
  type Placement,
} from '../../../constructs';
import { client, endpoint, IMAGE, minimalComponent, program, RESOURCES, SECRET, STORES } from '../samples';
import { testChart } from '../testing';

const LABEL_KEY = 'a label key must be at most 63 letters, digits and inner hyphens, underscores and dots';
const data = { image: IMAGE, resources: RESOURCES, storage: Size.gibibytes(1) };

const placed = (name: string, placement: Placement, code: Row['code'], expected: string, got: string): Row => ({
  name,
  code,
  place: 'test/web',
  expected,
  got,
  provoke: () => web({ placement }),
});

const edge = {
  host: 'shop.example.com',
  backend: endpoint('web'),
  gatewayClassName: 'eg',
  ingressClassName: 'nginx',
  issuer: 'internal',
  dataPlane: client('envoy'),
  controller: client('nginx'),
};

const paymentSystem = (channels: PaymentChannel[]) => () =>
  new PaymentSystem(testChart(), 'payment', {
    gateway: minimalComponent('database', 'broker', 'idempotency', 'card'),
    channels,
    settlement: minimalComponent('database', 'broker'),
    reconciliation: { application: program(), resources: RESOURCES, schedule: '0 1 * * *' },
    settlementFiles: { path: '/files', size: Size.gibibytes(1) },
    database: STORES.database,
    broker: STORES.broker,
    idempotency: STORES.durable,
    clients: [],
  });

const channel = (name: string) =>
  PaymentChannel.named(name, { ...minimalComponent('acquirer'), acquirer: STORES.database.connection });

/** Labels, and names that would be no labels or name two things at once. */
export const IDENTITIES: Row[] = [
  {
    name: 'a label key that is none',
    code: 'LABEL_INVALID',
    place: 'Identity envoy',
    expected: LABEL_KEY,
    got: '"my label"',
    provoke: () => Identity.foreign({ name: 'envoy', namespace: 'edge', labels: { 'my label': 'a' } }),
  },
  {
    name: 'a label key that cannot be written',
    code: 'LABEL_INVALID',
    place: 'Identity envoy',
    expected: LABEL_KEY,
    got: '"constructor"',
    provoke: () => Identity.foreign({ name: 'envoy', namespace: 'edge', labels: { constructor: 'a' } }),
  },
  {
    name: 'a label value that is none',
    code: 'LABEL_INVALID',
    place: 'Identity web',
    expected: 'the label "app.kubernetes.io/component" must have at most 63 letters',
    got: '"the shop\'s face"',
    provoke: () => web({ component: "the shop's face" }),
  },
  {
    name: 'a label that the library writes itself',
    code: 'LABEL_INVALID',
    place: 'test/web',
    expected: 'further labels must not be app.kubernetes.io/version',
    got: '"app.kubernetes.io/version"',
    provoke: () => web({ labels: { 'app.kubernetes.io/version': '2' } }),
  },
  {
    name: 'a label of a monitor that is none',
    code: 'LABEL_INVALID',
    place: 'test/web',
    expected: 'the label "release" must have',
    got: '"-"',
    provoke: () => new ServiceMonitor(testChart(), 'web', { selector: {}, port: 'http', labels: { release: '-' } }),
  },
  placed(
    'a node label that is none',
    { nodeSelector: { disk: 'solid state' } },
    'LABEL_INVALID',
    'the label "disk" must have',
    '"solid state"',
  ),
  placed(
    'an effect of a taint that is none',
    { tolerations: [{ key: 'a', effect: 'Never' }] },
    'VALUE_INVALID',
    "a toleration's effect must be one of NoSchedule, PreferNoSchedule, NoExecute",
    '"Never"',
  ),
  placed(
    'a value of a taint without its key',
    { tolerations: [{ value: 'a' }] },
    'VALUE_INVALID',
    'and its value stand beside a key',
    '{"value":"a"}',
  ),
  placed('a key of a taint that is none', { tolerations: [{ key: 'a b' }] }, 'LABEL_INVALID', LABEL_KEY, '"a b"'),
  {
    name: 'a priority that is Kubernetes’ own',
    code: 'NAME_INVALID',
    place: 'test/system-first',
    expected: "a priority's name must not begin with system-",
    got: '"system-first"',
    provoke: () => new PriorityClass(testChart(), 'system-first', { value: 1000, description: 'First.' }),
  },
  {
    name: 'a secret whose key is no name of a file',
    code: 'SECRET_KEY_INVALID',
    place: 'SecretRef.of store',
    expected: 'not two dots first',
    got: '"..data"',
    provoke: () => SecretRef.of({ name: 'store', keys: ['..data'], version: '1' }),
  },
  {
    name: 'two channels of one name',
    code: 'NAME_INVALID',
    place: 'test/payment',
    expected: 'the channels of a payment system must have names of their own',
    got: '"invoice" twice',
    provoke: paymentSystem([channel('invoice'), channel('invoice')]),
  },
  {
    name: 'two clients of one name that are others',
    code: 'DUPLICATE_OBJECT',
    place: 'test/web',
    expected: 'shop/cart must mean the same pods wherever it stands',
    got: 'shop/cart (app=cart)',
    provoke: () =>
      web({
        clients: [client('cart'), Identity.foreign({ name: 'cart', namespace: 'shop', labels: { app: 'cart' } })],
      }),
  },
  {
    name: 'one id twice',
    code: 'DUPLICATE_OBJECT',
    place: 'test',
    expected: 'each construct must have an id of its own in its scope',
    got: '"shop", which is taken',
    provoke: () => {
      const chart = testChart();
      new Zone(chart, 'shop');
      new Zone(chart, 'shop');
    },
  },
  {
    name: 'no id',
    code: 'NAME_INVALID',
    place: 'test',
    expected: "a construct's id must not be empty",
    got: '""',
    provoke: () => new Zone(testChart(), ''),
  },
  {
    name: 'a host that is an address',
    code: 'HOST_INVALID',
    place: 'test/edge',
    expected: 'a host must be a lower-case DNS name',
    got: '"192.0.2.1"',
    provoke: () => new IngressEdge(testChart(), 'edge', { ...edge, host: '192.0.2.1' }),
  },
  {
    name: 'a certificate for nobody',
    code: 'HOST_INVALID',
    place: 'test/tls',
    expected: 'a certificate must be for at least one host',
    got: 'none',
    provoke: () => new Certificate(testChart(), 'tls', { hosts: [], issuer: 'internal' }),
  },
  {
    name: 'a gateway whose redirect has a name that is no label',
    code: 'NAME_INVALID',
    place: 'test/a',
    expected: 'at most 54 characters',
    got: '(55 characters)',
    provoke: () => new GatewayEdge(testChart(), 'a'.repeat(55), edge),
  },
  {
    name: 'a broker whose StatefulSet would have too long a name',
    code: 'NAME_INVALID',
    place: 'test/b',
    expected: 'at most 45 characters',
    got: '(46 characters)',
    provoke: () => new RabbitmqCluster(testChart(), 'b'.repeat(46), { ...data, replicas: 1 }),
  },
  ...['Shop', 'pg_shop', '3d', 'a b'].map((databaseName): Row => ({
    name: `a database called ${databaseName}`,
    code: 'NAME_INVALID',
    place: 'test/db',
    expected: 'databaseName must begin with a lower-case letter',
    got: `"${databaseName}"`,
    provoke: () => new EmbeddedPostgresql(testChart(), 'db', { ...data, secret: SECRET, databaseName, user: 'shop' }),
  })),
  {
    name: 'a database image that does not say its version',
    code: 'VALUE_INVALID',
    place: 'test/db',
    expected: "the image's tag must begin with PostgreSQL's version",
    got: '"registry.example.com/shop/web:1.2.3"',
    provoke: () =>
      new PostgresqlCluster(testChart(), 'db', {
        ...data,
        instances: 1,
        databaseName: 'shop',
        user: 'shop',
        secret: SECRET,
        operator: client('operator'),
        apiServer: endpoint('api'),
      }),
  },
  {
    name: 'an image whose name is too long',
    code: 'IMAGE_MALFORMED',
    place: 'Image.parse',
    expected: 'both at most 255 characters',
    got: '… (',
    provoke: () => Image.parse(`${'a'.repeat(256)}:1.0`),
  },
];
