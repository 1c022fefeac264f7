import { Chart, App, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { HOSTILE_NUMBER, HOSTILE_TEXT, maybe, named } from './hostile';
import { outcomeOf, runs } from './outcome';
import { WORKLOADS } from './workloads';
import {
  Autoscaling,
  Binding,
  Configuration,
  Connection,
  Disruption,
  Endpoint,
  Exposure,
  Folder,
  HelmChart,
  Identity,
  Image,
  Load,
  PaymentChannel,
  Port,
  Probe,
  Protocol,
  Resources,
  SecretRef,
  ZoneQuota,
} from '../../constructs';
import { IDENTITY, NEIGHBOUR } from './pieces';
import { minimalComponent, STORES } from '../constructs/samples';
import fc from '../chance';

const TEXT = HOSTILE_TEXT;
const NUMBER = HOSTILE_NUMBER;
const AMOUNT = NUMBER.map((amount) => (amount < 0 ? -amount : amount));
const TEXTS = fc.array(TEXT, { maxLength: 3 });
const TABLE = named(TEXT, TEXT);

type Row = readonly [name: string, tried: () => void];

/** A factory, tried with what is given to it. */
function row<T>(name: string, values: fc.Arbitrary<T>, make: (values: T) => unknown): Row {
  const property = fc.property(values, (value) => void outcomeOf(() => make(value)));
  return [name, () => fc.assert(property, { numRuns: runs(50) })];
}

const FACTORIES: readonly Row[] = [
  row('Image.parse', TEXT, (text) => Image.parse(text)),
  row('Image.floating', fc.tuple(TEXT, TEXT), ([text, reason]) => Image.floating(text, reason)),
  row(
    'Image.of',
    fc.record({ registry: maybe(TEXT), repository: TEXT, tag: maybe(TEXT), digest: maybe(TEXT) }),
    (props) => Image.of(props),
  ),
  row('Resources.parse', fc.record({ cpu: TEXT, memory: TEXT, cpuLimit: maybe(TEXT) }), (props) =>
    Resources.parse(props),
  ),
  row('Resources.of', fc.tuple(NUMBER, AMOUNT), ([cores, bytes]) =>
    Resources.of({ cpu: Cpu.units(cores), memory: Size.mebibytes(bytes) }),
  ),
  row('SecretRef.of', fc.record({ name: TEXT, keys: TEXTS, version: TEXT }), (props) => SecretRef.of(props)),
  row(
    'Identity.of',
    fc.record({ name: TEXT, namespace: TEXT, component: maybe(TEXT), instance: maybe(TEXT), labels: maybe(TABLE) }),
    (props) => Identity.of(props),
  ),
  row('Identity.foreign', fc.record({ name: TEXT, namespace: TEXT, labels: maybe(TABLE) }), (props) =>
    Identity.foreign(props),
  ),
  row('Endpoint.service', fc.tuple(TEXT, NUMBER, IDENTITY), ([service, port, identity]) =>
    Endpoint.service({ service, port, protocol: Protocol.TCP, identity: identity() }),
  ),
  row('Endpoint.external', fc.record({ host: TEXT, port: NUMBER, cidrs: TEXTS }), (props) => Endpoint.external(props)),
  row('Connection.of', fc.tuple(NEIGHBOUR, TABLE), ([endpoint, attributes]) =>
    Connection.of({ endpoint: endpoint(), attributes }),
  ),
  row('Port', fc.record({ port: NUMBER, name: maybe(TEXT), servicePort: maybe(NUMBER) }), ({ port, ...rest }) =>
    Port.tcp(port, rest),
  ),
  row('Probe.http', fc.record({ path: TEXT, headers: TABLE, port: TEXT, failures: NUMBER }), ({ path, ...rest }) =>
    Probe.http(path, rest),
  ),
  row('Probe.exec', fc.tuple(TEXTS, AMOUNT), ([command, seconds]) =>
    Probe.exec(command, { period: Duration.seconds(seconds) }),
  ),
  row('Probe.grpc', TEXT, (service) => Probe.grpc(service)),
  row('Folder', fc.tuple(TEXT, AMOUNT), ([path, size]) => Folder.scratch(path, Size.kibibytes(size))),
  row('Configuration.of', fc.record({ folder: TEXT, files: TABLE }), (props) => Configuration.of(props)),
  row('Binding', TEXT, (text) => [
    Binding.value(text),
    Binding.plain(text, text),
    Binding.field(text),
    Binding.url(text, { path: text }),
  ]),
  row('Autoscaling.of', fc.record({ minReplicas: NUMBER, maxReplicas: NUMBER, cpu: maybe(NUMBER) }), (props) =>
    Autoscaling.of(props),
  ),
  row(
    'Load.of',
    fc.record({
      requestsPerSecond: AMOUNT,
      perReplica: AMOUNT,
      targetUtilisation: maybe(NUMBER),
      growth: maybe(NUMBER),
      quietest: maybe(NUMBER),
      zones: maybe(NUMBER),
      availability: maybe(NUMBER),
      replicaUp: maybe(NUMBER),
      maxReplicas: maybe(NUMBER),
    }),
    (props) => Load.of(props),
  ),
  row('a load and what it is to outlive', fc.tuple(AMOUNT, AMOUNT, NUMBER), ([requestsPerSecond, perReplica, count]) =>
    Load.of({ requestsPerSecond, perReplica, availability: 0.99999, replicaUp: 0.99 })._plan({
      place: 'web',
      away: { count: Math.abs(Math.trunc(count)) },
    }),
  ),
  row('Disruption', NUMBER, (count) => [Disruption.maxUnavailable(count), Disruption.minAvailable(count)]),
  row('Exposure', fc.tuple(NUMBER, TEXTS), ([port, ranges]) => [
    Exposure.loadBalancer(ranges),
    Exposure.nodePort(port),
  ]),
  row('ZoneQuota.of', fc.record({ cpu: TEXT, memory: TEXT, cpuLimit: maybe(TEXT), pods: NUMBER }), (props) =>
    ZoneQuota.of(props),
  ),
  row('PaymentChannel.named', TEXT, (name) =>
    PaymentChannel.named(name, { ...minimalComponent('acquirer'), acquirer: STORES.database.connection }),
  ),
  row(
    'HelmChart.of',
    fc.record({
      facts: fc.record({
        name: TEXT,
        version: TEXT,
        appVersion: TEXT,
        description: TEXT,
        notes: maybe(TEXT),
        kubeVersion: maybe(TEXT),
      }),
      fill: WORKLOADS.StatelessService?.fills ?? fc.constant(() => undefined),
    }),
    ({ facts, fill }) => {
      const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
      fill(chart);
      return HelmChart.of({ ...facts, charts: [chart] });
    },
  ),
];

describe('whatever a factory is given, it makes something of it or refuses it with a clear error', () => {
  test.each(FACTORIES)('%s', (_name, tried) => {
    tried();
  });
});
