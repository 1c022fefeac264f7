import { Duration, Size } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { HOSTILE_NUMBER, HOSTILE_TEXT, maybe, mostly, NAME, named, number, some, text } from './hostile';
import {
  Autoscaling,
  Connection,
  Disruption,
  Endpoint,
  Exposure,
  Identity,
  Image,
  Load,
  Protocol,
  QueueLength,
  Resources,
  Rollout,
  SecretRef,
  VerticalAutoscaling,
  VerticalResource,
  type Placement,
} from '../../constructs';
import fc from '../chance';

/*
 * Arbitrary pieces of settings. Each is a thunk, for making the piece may already be refused, and it is shown by the
 * values that it was made of.
 */

/** Something yet to be made. */
export type Making<T> = () => T;

/** Makes something of arbitrary values; where a property fails, those values are shown. */
export function making<V, T>(what: string, values: fc.Arbitrary<V>, make: (values: V) => T): fc.Arbitrary<Making<T>> {
  return values.map((value) =>
    Object.assign(() => make(value), { [fc.toStringMethod]: () => `${what} ${fc.stringify(value)}` }),
  );
}

/** Amounts of time are never negative: cdk8s itself refuses to make those. */
const AMOUNT = HOSTILE_NUMBER.map((amount) => (amount < 0 ? -amount : amount));

export const DURATION = making('duration', mostly(fc.integer({ min: 1, max: 600 }), AMOUNT), (amount) =>
  Duration.seconds(amount),
);
export const SIZE = making('size', mostly(fc.integer({ min: 1, max: 64 }), AMOUNT), (amount) => Size.gibibytes(amount));
export const IMAGE = making('image', text(/^(registry\.example\.com\/)?shop\/[a-z]{1,6}:[1-9]\.[0-9]$/), (reference) =>
  Image.parse(reference),
);

const CPU = text(/^([1-9][0-9]{1,2}m|1|0\.5)$/);
const MEMORY = text(/^(64|128|512)Mi$/);
export const RESOURCES = making(
  'resources',
  fc.record({
    cpu: CPU,
    memory: MEMORY,
    cpuLimit: maybe(text(/^[124]$/)),
    memoryLimit: maybe(text(/^[124]Gi$/)),
  }),
  (quantities) => Resources.parse(quantities),
);

const LABELS = named(text(/^(example\.com\/)?[a-z]{1,8}$/), text(/^[a-zA-Z0-9]([a-z._-]{0,5}[0-9])?$/));
export const NAMESPACES = mostly(fc.constant('properties'), HOSTILE_TEXT);

export const IDENTITY = making(
  'identity',
  fc.record({ name: NAME, namespace: NAMESPACES, component: maybe(NAME), labels: maybe(LABELS) }),
  (props) => Identity.of(props),
);
export const FOREIGN = making(
  'foreign identity',
  fc.record({ name: NAME, namespace: NAMESPACES, labels: LABELS }),
  (props) => Identity.foreign(props),
);
export const SECRET = making(
  'secret',
  fc.record({
    name: text(/^[a-z]{1,8}(\.[a-z]{1,8})?$/),
    keys: fc.uniqueArray(text(/^[a-z]{1,4}[-._]?[a-z]{1,4}$/), { minLength: 0, maxLength: 3 }),
    version: text(/^[0-9]{1,3}$/),
  }),
  ({ keys, ...props }) => SecretRef.of({ ...props, keys: ['password', 'username', ...keys] }),
);

const PROTOCOL = fc.constantFrom(Protocol.HTTP, Protocol.HTTPS, Protocol.GRPC, Protocol.TCP);
export const PORT_NUMBER = number(1, 65535);
export const CIDR = text(/^10\.[1-9]\.0\.0\/(16|20|24)$|^2001:db8::\/32$/);
export const HOST = text(/^[a-z]{1,8}(\.[a-z]{1,8}){1,2}$/);

/** A Service whose pods are in this namespace. */
const serviceIn = (namespace: fc.Arbitrary<string>) =>
  making(
    'endpoint',
    fc.record({
      service: NAME,
      port: PORT_NUMBER,
      targetPort: maybe(PORT_NUMBER),
      protocol: PROTOCOL,
      name: NAME,
      namespace,
      labels: maybe(LABELS),
    }),
    ({ name, namespace: place, labels, ...props }) =>
      Endpoint.service({ ...props, identity: Identity.of({ name, namespace: place, labels }) }),
  );

/** A Service of the chart's own namespace. */
export const NEIGHBOUR = serviceIn(NAMESPACES);
/** A Service of another one. */
export const SERVICE = serviceIn(mostly(fc.constant('elsewhere'), HOSTILE_TEXT));
export const OUTSIDE = making(
  'outside endpoint',
  fc.record({ host: HOST, port: PORT_NUMBER, protocol: PROTOCOL, cidrs: some(CIDR) }),
  (props) => Endpoint.external(props),
);
export const ENDPOINT: fc.Arbitrary<Making<Endpoint>> = fc.oneof(SERVICE, OUTSIDE);

export const AUTOSCALING = making(
  'autoscaling',
  fc.record({
    minReplicas: number(1, 5),
    maxReplicas: number(5, 20),
    cpu: number(1, 100),
    memory: maybe(number(1, 100)),
    requestsPerSecond: maybe(number(1, 1000)),
    queue: maybe(
      fc.record({ broker: ENDPOINT, queue: text(/^[a-z]{1,8}(\.[a-z]{1,8})?$/), perReplica: number(1, 100) }),
    ),
    scaleDownAfter: maybe(DURATION),
  }),
  ({ queue, scaleDownAfter, ...props }) =>
    Autoscaling.of({
      ...props,
      queues: queue && [QueueLength.of({ ...queue, broker: Connection.to(queue.broker()) })],
      scaleDownAfter: scaleDownAfter?.(),
    }),
);
export const VERTICAL = making(
  'vertical autoscaling',
  fc.record({
    mode: fc.constantFrom('off', 'recommend', 'apply'),
    resources: maybe(fc.subarray([VerticalResource.CPU, VerticalResource.MEMORY])),
    minAllowed: maybe(RESOURCES),
    inPlace: fc.boolean(),
  }),
  ({ mode, minAllowed, ...props }) => {
    const made = { ...props, minAllowed: minAllowed?.() };
    return mode === 'apply'
      ? VerticalAutoscaling.apply(made)
      : VerticalAutoscaling[mode === 'off' ? 'off' : 'recommend']();
  },
);
export const LOAD = making(
  'load',
  fc.record({
    requestsPerSecond: number(1, 5000),
    perReplica: number(20, 500),
    targetUtilisation: maybe(mostly(fc.constantFrom(0.5, 0.9, 1), HOSTILE_NUMBER)),
    growth: maybe(mostly(fc.constantFrom(0, 0.5), HOSTILE_NUMBER)),
    zones: maybe(number(1, 4)),
    reliability: maybe(
      fc.record({
        availability: mostly(fc.constantFrom(0.99, 0.99999), HOSTILE_NUMBER),
        replicaUp: mostly(fc.constantFrom(0.9, 0.999), HOSTILE_NUMBER),
      }),
    ),
    maxReplicas: maybe(number(5, 500)),
    fixed: maybe(fc.boolean()),
  }),
  ({ reliability, ...props }) => Load.of({ ...props, ...reliability }),
);
export const DISRUPTION = making(
  'disruption',
  fc.record({ most: mostly(fc.constant(true), fc.boolean()), count: number(1, 2) }),
  ({ most, count }) => (most ? Disruption.maxUnavailable(count) : Disruption.minAvailable(count)),
);

const SHARE = making('share', fc.record({ percent: fc.boolean(), amount: number(1, 100) }), ({ percent, amount }) =>
  percent ? PercentOrAbsolute.percent(amount) : PercentOrAbsolute.absolute(amount),
);
export const ROLLOUT = making(
  'rollout',
  fc.record({ maxSurge: SHARE, maxUnavailable: maybe(SHARE), minReady: maybe(DURATION), longer: maybe(DURATION) }),
  ({ maxSurge, maxUnavailable, minReady, longer }) => {
    const deadline = 1000 + (longer?.().toSeconds({ integral: false }) ?? 0);
    return Rollout.rolling({
      maxSurge: maxSurge(),
      maxUnavailable: maxUnavailable?.(),
      minReady: minReady?.(),
      progressDeadline: longer && Duration.seconds(deadline),
    });
  },
);
export const EXPOSURE: fc.Arbitrary<Making<Exposure>> = fc.oneof(
  making('cluster IP', fc.constant(0), () => Exposure.clusterIp()),
  making('headless', fc.constant(0), () => Exposure.headless()),
  making('node port', number(30000, 32767), (port) => Exposure.nodePort(port)),
  making('load balancer', fc.array(CIDR, { maxLength: 2 }), (ranges) => Exposure.loadBalancer(ranges)),
);

/** Plain data: a placement is refused by the workload that is given it. */
export const PLACEMENT: fc.Arbitrary<Placement> = fc.record(
  {
    priorityClassName: NAME,
    nodeSelector: LABELS,
    tolerations: fc.array(
      fc.record(
        {
          key: text(/^[a-z]{1,8}$/),
          value: text(/^[a-z]{1,8}$/),
          effect: mostly(fc.constant('NoSchedule'), HOSTILE_TEXT),
        },
        { requiredKeys: ['key'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
