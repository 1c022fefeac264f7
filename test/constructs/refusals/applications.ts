import { Size } from 'cdk8s';
import { web, type Row } from './row';
import {
  Binding,
  Configuration,
  Connection,
  Endpoint,
  Folder,
  Port,
  Probe,
  type ApplicationProps,
} from '../../../constructs';
import { endpoint, program, SECRET, server, STORES } from '../samples';

const PLACE = 'Application.of registry.example.com/shop/web:1.2.3';

const application = (props: Partial<ApplicationProps>) => () => program(props);
const bound = (binding: Binding, connection?: Connection) => () =>
  web({
    application: server({ variables: { VALUE: binding } }),
    roles: connection === undefined ? {} : { orders: connection },
  });

/** Values of secrets, put together so that no file holds one. */
const HIDDEN = {
  key: ['-----BEGIN', ' EC PRIVATE KEY-----hunter2'].join(''),
  url: ['https://shop:hunter2', 'store.example.com'].join('@'),
};

/** What an application, and its wiring, are refused for. */
export const APPLICATIONS: Row[] = [
  {
    name: 'a program that runs as root',
    code: 'VALUE_INVALID',
    place: PLACE,
    expected: 'user must be a whole number above 0: the program never runs as root',
    got: '0',
    provoke: application({ user: 0 }),
  },
  {
    name: 'one port declared twice',
    code: 'PORT_INVALID',
    place: PLACE,
    expected: 'each port must have a name and numbers of its own',
    got: '8080 twice',
    provoke: application({ ports: [Port.http(8080), Port.grpc(8080)] }),
  },
  {
    name: 'one folder declared twice',
    code: 'PATH_INVALID',
    place: PLACE,
    expected: 'each folder must be declared once',
    got: '"/data" twice',
    provoke: application({ folders: [Folder.persistent('/data'), Folder.scratch('/data', Size.mebibytes(1))] }),
  },
  {
    name: 'a probe of a port that is not declared',
    code: 'APPLICATION_PORT_UNKNOWN',
    place: PLACE,
    expected: 'probes and metrics must name a declared port (http)',
    got: '"admin"',
    provoke: application({ ports: [Port.http(8080)], probes: { readiness: Probe.tcp({ port: 'admin' }) } }),
  },
  {
    name: 'a service without ports',
    code: 'APPLICATION_PORT_UNKNOWN',
    place: 'test/web',
    expected: 'the application must declare the port (it has none)',
    got: 'nothing',
    provoke: () => web({ application: program() }),
  },
  {
    name: 'a variable whose name no shell accepts',
    code: 'VARIABLE_NAME_INVALID',
    place: PLACE,
    expected: 'a variable name must be letters, digits and underscores and not start with a digit',
    got: '"ORDERS-URL"',
    provoke: application({ variables: { 'ORDERS-URL': Binding.url('orders') } }),
  },
  ...['DATABASE_PASSWORD', 'ACCESS_TOKEN', 'SIGNING_KEY'].map((name): Row => ({
    name: `a literal under the name ${name}`,
    code: 'LITERAL_SECRET',
    place: `${PLACE} ${name}`,
    expected: 'a variable with a secret-looking name must be bound to a secret',
    got: 'a literal (not shown)',
    provoke: application({ variables: { [name]: Binding.value('hunter2') } }),
  })),
  {
    name: 'a key in a variable of another name',
    code: 'LITERAL_SECRET',
    place: `${PLACE} MODE`,
    expected: 'no value of a secret may stand here',
    got: 'a private key (not shown)',
    provoke: application({ variables: { MODE: Binding.value(HIDDEN.key) } }),
  },
  {
    name: 'a password in an argument',
    code: 'LITERAL_SECRET',
    place: PLACE,
    expected: 'no value of a secret may stand here',
    got: 'a password in a URL (not shown)',
    provoke: application({ args: [`--store=${HIDDEN.url}`] }),
  },
  {
    name: 'a password in a configuration file',
    code: 'LITERAL_SECRET',
    place: 'Configuration.of /etc/shop shop.conf',
    expected: 'no value of a secret may stand here',
    got: 'a password in a URL (not shown)',
    provoke: () => Configuration.of({ folder: '/etc/shop', files: { 'shop.conf': `store = ${HIDDEN.url}` } }),
  },
  {
    name: 'a password where a host belongs, which the message does not repeat',
    code: 'HOST_INVALID',
    place: 'Endpoint.external',
    expected: 'a host must be a lower-case DNS name',
    got: '(a password in a URL, not shown)',
    provoke: () => Endpoint.external({ host: HIDDEN.url, port: 443, cidrs: ['192.0.2.0/24'] }),
  },
  {
    name: 'a role that nobody plays',
    code: 'ROLE_UNPLAYED',
    place: 'test/web web',
    expected: 'every role of the application must be played (orders)',
    got: 'nobody for "orders"',
    provoke: bound(Binding.url('orders')),
  },
  {
    name: 'a role that nobody uses',
    code: 'ROLE_UNBOUND',
    place: 'test/web web',
    expected: 'every role must be used by a variable of the application (it uses none)',
    got: '"orders"',
    provoke: bound(Binding.value('a'), Connection.to(endpoint('orders'))),
  },
  {
    name: 'an address of a secret alone',
    code: 'ROLE_UNPLAYED',
    place: 'test/web web VALUE',
    expected: 'whoever plays "orders" must have an address',
    got: 'a secret alone',
    provoke: bound(Binding.url('orders'), Connection.secretOnly(SECRET)),
  },
  {
    name: 'a key that the secret does not list',
    code: 'SECRET_KEY_UNKNOWN',
    place: 'test/web web VALUE',
    expected: 'the secret "store" must list the key (it has username, password)',
    got: '"token"',
    provoke: bound(Binding.secret('orders', 'token'), STORES.database.connection),
  },
  {
    name: 'a persistent folder that nothing stands behind',
    code: 'FOLDER_UNBACKED',
    place: 'test/web',
    expected: 'a persistent folder must have a claim or a shared volume behind it',
    got: 'nothing for "/data"',
    provoke: () => web({ application: server({ folders: [Folder.persistent('/data')] }) }),
  },
  {
    name: 'a volume that no program writes to',
    code: 'CLAIM_UNUSED',
    place: 'test/web',
    expected: 'the folder behind "files" must be declared by an application of the pod',
    got: '"/files"',
    provoke: () => web({ volumes: [{ name: 'files', path: '/files' }] }),
  },
];
