import { HOSTILE_TEXT, maybe, mostly, NAME, named, number, some, text } from './hostile';
import { DURATION, ENDPOINT, FOREIGN, HOST, IDENTITY, NAMESPACES, NEIGHBOUR, SECRET, SERVICE, SIZE } from './pieces';
import { kind, type AnyKind } from './workloads';
import {
  Certificate,
  ExternalSecret,
  SecretStore,
  SecretStoreProvider,
  SecretStoreRef,
  GatewayClass,
  GatewayEdge,
  IncomingTraffic,
  IngressEdge,
  Monitoring,
  OutgoingTraffic,
  PodMonitor,
  PodSecurity,
  PriorityClass,
  PrometheusRule,
  ServiceMonitor,
  Severity,
  SharedStorage,
  Zone,
  ZoneQuota,
} from '../../constructs';
import fc from '../chance';

const QUANTITY = text(/^[1-9][0-9]{0,2}(Gi)?$/);
const LABELS = named(text(/^[a-z]{1,8}$/), text(/^[a-z]{1,8}$/));

const ZONE = kind({
  settings: fc.record({
    id: NAME,
    guarded: maybe(fc.boolean()),
    podSecurity: maybe(fc.constantFrom(PodSecurity.RESTRICTED, PodSecurity.PRIVILEGED)),
    quota: maybe(
      fc.record({
        cpu: QUANTITY,
        memory: QUANTITY,
        cpuLimit: maybe(QUANTITY),
        memoryLimit: maybe(QUANTITY),
        pods: number(1, 100),
      }),
    ),
  }),
  fill: (chart, { id, quota, ...rest }) => new Zone(chart, id, { ...rest, quota: quota && ZoneQuota.of(quota) }),
});

const PRIORITY = kind({
  settings: fc.record({ id: NAME, value: number(1, 1e9), description: fc.oneof(NAME, HOSTILE_TEXT) }),
  fill: (chart, { id, ...props }) => new PriorityClass(chart, id, props),
});

const EXTERNAL_SECRET = kind({
  settings: fc.record({
    id: NAME,
    secret: SECRET,
    store: NAME,
    remotePath: text(/^[a-z]{1,5}\/[a-z]{1,5}$/),
    namespace: maybe(NAMESPACES),
    refresh: maybe(DURATION),
  }),
  fill: (chart, { id, secret, refresh, store: name, ...props }) => {
    const store = SecretStoreRef.clusterWide({ name });
    new ExternalSecret(chart, id, { ...props, store, secret: secret(), refresh: refresh?.() });
  },
});

const SECRET_STORE = kind({
  settings: fc.record({
    id: NAME,
    namespace: maybe(NAMESPACES),
    region: text(/^[a-z]{2}-[a-z]{1,5}-[1-9]$/),
    role: text(/^[a-z]{1,8}$/),
    secret: SECRET,
    path: text(/^[a-z]{1,5}\/[a-z]{1,5}$/),
    vault: fc.boolean(),
  }),
  fill: (chart, { id, namespace, region, role, secret, path, vault }) => {
    const provider = vault
      ? SecretStoreProvider.hashicorpVault({ server: 'https://vault.example.com', path, role })
      : SecretStoreProvider.awsSecretsManager({ region, roleArn: `arn:aws:iam::111122223333:role/${role}` });
    const { ref: store } = new SecretStore(chart, id, { provider, namespace });
    new ExternalSecret(chart, 'external', { secret: secret(), store, remotePath: path, namespace });
  },
});

const SHARED_STORAGE = kind({
  settings: fc.record({
    id: NAME,
    name: maybe(NAME),
    namespace: maybe(NAMESPACES),
    size: SIZE,
    storageClassName: maybe(NAME),
    manyNodes: maybe(fc.boolean()),
  }),
  fill: (chart, { id, size, ...props }) => new SharedStorage(chart, id, { ...props, size: size() }),
});

const ALERT = fc.record({
  alert: text(/^[A-Z][A-Za-z]{1,8}$/),
  expr: text(/^up\{job="[a-z]{1,5}"\} == 0$/),
  after: maybe(DURATION),
  severity: fc.constantFrom(Severity.WARNING, Severity.CRITICAL),
  summary: text(/^[a-z {}$.]{1,20}$/),
  description: fc.oneof(NAME, HOSTILE_TEXT),
});

const RULE = kind({
  settings: fc.record({
    id: NAME,
    name: maybe(NAME),
    group: maybe(NAME),
    namespace: maybe(NAMESPACES),
    labels: maybe(LABELS),
    alerts: fc.array(ALERT, { maxLength: 2 }),
  }),
  fill: (chart, { id, alerts, ...props }) =>
    new PrometheusRule(chart, id, { ...props, alerts: alerts.map((alert) => ({ ...alert, after: alert.after?.() })) }),
});

const MONITOR = kind({
  settings: fc.record({
    id: NAME,
    pods: fc.boolean(),
    name: maybe(NAME),
    namespace: maybe(NAMESPACES),
    namespaces: maybe(fc.array(NAME, { maxLength: 2 })),
    selector: LABELS,
    labels: maybe(LABELS),
    port: text(/^[a-z]{1,8}$/),
    path: maybe(text(/^\/[a-z]{1,8}$/)),
    interval: maybe(DURATION),
  }),
  fill: (chart, { id, pods, interval, ...props }) =>
    new (pods ? PodMonitor : ServiceMonitor)(chart, id, { ...props, interval: interval?.() }),
});

const MONITORING = kind({
  settings: fc.record({
    id: NAME,
    endpoint: SERVICE,
    port: NAME,
    path: text(/^\/[a-z]{1,8}$/),
    prometheus: FOREIGN,
    through: fc.boolean(),
  }),
  fill: (chart, { id, endpoint, port, path, prometheus, through }) =>
    new Monitoring(chart, id, {
      target: { endpoint: endpoint(), portName: port, path, throughService: through },
      prometheus: prometheus(),
    }),
});

const TRAFFIC = kind({
  settings: fc.record({
    id: NAME,
    name: maybe(NAME),
    client: IDENTITY,
    endpoints: fc.array(ENDPOINT, { maxLength: 3 }),
    back: mostly(SERVICE, ENDPOINT),
  }),
  fill: (chart, { id, name, client, endpoints, back }) => {
    new OutgoingTraffic(chart, id, { name, client: client(), endpoints: endpoints.map((endpoint) => endpoint()) });
    new IncomingTraffic(chart, 'back', { endpoint: back(), client: client() });
  },
});

const CERTIFICATE = kind({
  settings: fc.record({ id: NAME, hosts: some(HOST), issuer: NAME, secretName: maybe(NAME) }),
  fill: (chart, { id, ...props }) => new Certificate(chart, id, props),
});

const EDGE = kind({
  settings: fc.record({
    id: NAME,
    gateway: fc.boolean(),
    host: HOST,
    backend: NEIGHBOUR,
    className: NAME,
    controllerName: text(/^[a-z]{1,5}\.example\/[a-z]{1,5}$/),
    issuer: NAME,
    caller: FOREIGN,
  }),
  fill: (chart, { id, gateway, className, controllerName, backend, caller, ...props }) => {
    if (gateway) {
      new GatewayClass(chart, className, { controllerName });
      new GatewayEdge(chart, id, { ...props, backend: backend(), gatewayClassName: className, dataPlane: caller() });
    } else {
      new IngressEdge(chart, id, { ...props, backend: backend(), ingressClassName: className, controller: caller() });
    }
  },
});

/** What stands around the workloads. */
export const PLATFORM_OBJECTS: { readonly [name: string]: AnyKind } = {
  Zone: ZONE,
  PriorityClass: PRIORITY,
  ExternalSecret: EXTERNAL_SECRET,
  SecretStore: SECRET_STORE,
  SharedStorage: SHARED_STORAGE,
  PrometheusRule: RULE,
  'ServiceMonitor and PodMonitor': MONITOR,
  Monitoring: MONITORING,
  'OutgoingTraffic and IncomingTraffic': TRAFFIC,
  Certificate: CERTIFICATE,
  'GatewayEdge and IngressEdge': EDGE,
};
