import { HOSTILE_TEXT, maybe, mostly, NAME, named, number, text } from './hostile';
import { DURATION, ENDPOINT, IMAGE, making, PORT_NUMBER, SECRET, SIZE, type Making } from './pieces';
import {
  Application,
  Binding,
  Configuration,
  Connection,
  Folder,
  Port,
  Probe,
  type ApplicationProps,
  type ProbeOptions,
} from '../../constructs';
import fc from '../chance';

/** An application, and who plays its roles. */
export interface Program {
  readonly application: Application;
  readonly roles: { [role: string]: Connection };
}

const WORDS = text(/^[a-z0-9 ./:=-]{1,20}$/);
const URL_PATH = text(/^\/[a-z]{0,8}(\/[a-z?=&%0-9]{1,8})?$/);
const FOLDER = text(/^(\/[a-z0-9._-]{0,6}[a-z]){1,3}$/);

const PORT = making(
  'port',
  fc.record({
    kind: fc.constantFrom('http' as const, 'grpc' as const, 'tcp' as const),
    number: PORT_NUMBER,
    name: text(/^[a-z]{1,5}(-[a-z0-9]{1,5})?$/),
    servicePort: maybe(PORT_NUMBER),
  }),
  ({ kind, number: port, ...options }) => Port[kind](port, options),
);

/** The port that probes ask by default, and others mean. */
const FIRST_PORT = making('first port', PORT_NUMBER, (port) => Port.http(port));

const PROBE = making(
  'probe',
  fc.record({
    kind: fc.constantFrom('http' as const, 'grpc' as const, 'tcp' as const, 'exec' as const),
    path: URL_PATH,
    headers: maybe(named(text(/^X-[A-Z][a-z]{1,6}$/), WORDS)),
    command: fc.array(WORDS, { minLength: 0, maxLength: 2 }),
    period: maybe(DURATION),
    timeout: maybe(DURATION),
    failures: maybe(number(1, 60)),
  }),
  ({ kind, path, headers, command, period, timeout, failures }): Probe => {
    const options: ProbeOptions = { period: period?.(), timeout: timeout?.(), failures };
    switch (kind) {
      case 'http':
        return Probe.http(path, { ...options, headers });
      case 'grpc':
        return Probe.grpc(path, options);
      case 'tcp':
        return Probe.tcp(options);
      case 'exec':
        return Probe.exec(['check', ...command], options);
    }
  },
);

const FOLDERS = making(
  'folder',
  fc.record({ memory: fc.boolean(), path: FOLDER, size: SIZE }),
  ({ memory, path, size }) => (memory ? Folder.memory(path, size()) : Folder.scratch(path, size())),
);

const CONFIGURATION = making(
  'configuration',
  fc.record({
    folder: FOLDER,
    main: text(/^[a-z]{8}$/),
    files: named(text(/^[a-z_-]{1,6}\.(conf|yaml)$/), HOSTILE_TEXT),
  }),
  ({ folder, main, files }) => Configuration.of({ folder, files: { [main]: 'a', ...files } }),
);

const BINDING: fc.Arbitrary<Making<Binding>> = fc.oneof(
  making('value', fc.oneof(WORDS, HOSTILE_TEXT), (value) => Binding.value(value)),
  making('plain', fc.record({ value: WORDS, reason: WORDS }), ({ value, reason }) => Binding.plain(value, reason)),
  making('field', mostly(fc.constantFrom('metadata.name', 'status.podIP'), HOSTILE_TEXT), (path) =>
    Binding.field(path),
  ),
);

/** Variables that take something of the role `peer`; the last of them asks for a fact that its player may lack. */
const OF_PEER = making(
  'of peer',
  mostly(fc.constantFrom('url', 'address', 'port', 'password', 'user'), HOSTILE_TEXT),
  (what): { [name: string]: Binding } => {
    switch (what) {
      case 'url':
        return { PEER_URL: Binding.url('peer', { scheme: 'tcp', path: '/shop' }) };
      case 'address':
        return { PEER: Binding.hostPort('peer') };
      case 'port':
        return { PEER_PORT: Binding.port('peer') };
      case 'password':
        return { PEER_PASS: Binding.secret('peer', 'password') };
      default:
        return { PEER_FACT: Binding.attribute('peer', what), LEVEL: Binding.logLevel('info', ['info', what]) };
    }
  },
);

const PEER = making(
  'connection',
  fc.record({ endpoint: ENDPOINT, secret: SECRET, attributes: named(text(/^[a-z]{1,8}$/), WORDS) }),
  ({ endpoint, secret, attributes }) =>
    Connection.of({ endpoint: endpoint(), secret: secret(), attributes: { user: 'shop', ...attributes } }),
);

/** Makes a program that serves, or one that runs to its end; `more` are roles and variables of the component's own. */
export function program(serves: boolean): fc.Arbitrary<Making<Program>> {
  const values = fc.record({
    image: IMAGE,
    user: number(1, 65535),
    group: maybe(number(1, 65535)),
    first: FIRST_PORT,
    ports: fc.array(PORT, { maxLength: 2 }),
    startup: maybe(PROBE),
    liveness: maybe(PROBE),
    readiness: PROBE,
    folders: fc.array(FOLDERS, { maxLength: 2 }),
    configuration: fc.array(CONFIGURATION, { maxLength: 1 }),
    variables: fc.dictionary(text(/^[A-Z]{1,4}(_[A-Z0-9]{1,4})?$/), BINDING, { maxKeys: 3, noNullPrototype: true }),
    peer: maybe(fc.record({ variables: OF_PEER, connection: PEER })),
    metricsPath: maybe(URL_PATH),
    requests: mostly(fc.constant('http_requests_total'), maybe(WORDS)),
    command: maybe(fc.array(WORDS, { maxLength: 3 })),
    args: maybe(fc.array(WORDS, { maxLength: 3 })),
    preStop: maybe(fc.array(WORDS, { minLength: 1, maxLength: 2 })),
    stopped: mostly(fc.constant(serves), fc.boolean()),
    drain: maybe(DURATION),
    pause: maybe(DURATION),
    gracePeriod: mostly(fc.constant(undefined), DURATION),
    pullSecrets: fc.array(SECRET, { maxLength: 1 }),
    standIn: maybe(WORDS),
  });
  return making(serves ? 'server' : 'job', values, (props) => {
    const {
      first,
      peer,
      metricsPath,
      requests,
      startup,
      liveness,
      readiness,
      ports,
      folders,
      configuration,
      drain,
      pause,
      gracePeriod,
      preStop,
      stopped,
      ...rest
    } = props;
    const variables = Object.entries(props.variables).map(([name, binding]) => [name, binding()] as const);
    const served: Partial<ApplicationProps> = serves
      ? {
          ports: [first(), ...ports.map((port) => port())],
          probes: { startup: startup?.(), liveness: liveness?.(), readiness: readiness() },
          metrics: metricsPath === undefined ? undefined : { port: 'http', path: metricsPath, requests },
        }
      : {};
    const application = Application.of({
      ...rest,
      ...served,
      image: props.image(),
      folders: folders.map((folder) => folder()),
      configuration: configuration.map((one) => one()),
      variables: { ...Object.fromEntries(variables), ...peer?.variables() },
      drain: drain?.(),
      pause: pause?.(),
      gracePeriod: gracePeriod?.(),
      pullSecrets: props.pullSecrets.map((secret) => secret()),
      preStop: stopped ? preStop : undefined,
    });
    const roles: Program['roles'] = peer === undefined ? {} : { peer: peer.connection() };
    return { application, roles };
  });
}

/** Names of containers, volumes, namespaces: what a pod is made of beside its program. */
export const EXTRAS = fc.array(fc.record({ name: NAME, program: program(false) }), { maxLength: 1 });
