import { CLUSTER_SHAPE, STATE_SHAPE } from './cluster-shape';
import type {
  ComponentName,
  EdgeLimitValues,
  EdgeValues,
  EmbeddedValues,
  Environment,
  ExternalValues,
  ForeignValues,
  ManagedValues,
  OperatorValues,
  QuotaValues,
  SecretName,
  SettlementFilesValues,
  SizingValues,
  TaskName,
  ZoneName,
} from '../environment';
import type { Images } from '../images';
import { each, fields, FLAG, forms, list, NUMBER, optional, table, TEXT, type Shape } from './shape';
import type { ResourceQuantities } from '../../../constructs';

const RESOURCES = fields<ResourceQuantities>({
  cpu: TEXT,
  memory: TEXT,
  cpuLimit: optional(TEXT),
  memoryLimit: optional(TEXT),
  ephemeralStorage: optional(TEXT),
});
const EXTERNAL = fields<ExternalValues>({ host: TEXT, port: NUMBER, cidrs: list(TEXT) });
const FOREIGN = fields<ForeignValues>({ name: TEXT, namespace: TEXT, labels: table(TEXT) });
const QUOTA = fields<QuotaValues>({ cpu: TEXT, memory: TEXT, cpuLimit: TEXT, memoryLimit: TEXT, pods: NUMBER });

const SIZING = fields<SizingValues>({
  resources: RESOURCES,
  replicas: optional(NUMBER),
  autoscaling: optional(
    fields<NonNullable<SizingValues['autoscaling']>>({
      minReplicas: NUMBER,
      maxReplicas: NUMBER,
      cpu: optional(NUMBER),
      memory: optional(NUMBER),
    }),
  ),
});

const EMBEDDED = { resources: RESOURCES, replicas: optional(NUMBER), storage: optional(NUMBER) };
const OPERATOR = { resources: RESOURCES, instances: NUMBER, storage: NUMBER, backup: optional(TEXT) };
const MANAGED = { host: TEXT, port: NUMBER, cidrs: list(TEXT) };

/** Databases and brokers, which an operator can run. */
const OPERABLE = forms<EmbeddedValues | OperatorValues | ManagedValues>({
  embedded: EMBEDDED,
  operator: OPERATOR,
  managed: MANAGED,
});

/** Stores that no operator runs. */
const STORE = forms<EmbeddedValues | ManagedValues>({ embedded: EMBEDDED, managed: MANAGED });

const PATHS = { blockedPaths: optional(list(TEXT)), openPaths: optional(list(TEXT)) };

const EDGE = forms<EdgeValues>({
  'node-port': { port: NUMBER },
  gateway: {
    host: TEXT,
    gatewayClassName: TEXT,
    controllerName: optional(TEXT),
    issuer: TEXT,
    dataPlane: FOREIGN,
    hsts: optional(fields<NonNullable<EdgeLimitValues['hsts']>>({ days: NUMBER, includeSubDomains: optional(FLAG) })),
    maxRequestSize: optional(TEXT),
    rateLimit: optional(fields<NonNullable<EdgeLimitValues['rateLimit']>>({ perClient: NUMBER, total: NUMBER })),
    ...PATHS,
  },
  ingress: {
    host: TEXT,
    ingressClassName: TEXT,
    issuer: TEXT,
    controller: FOREIGN,
    annotations: optional(table(TEXT)),
    ...PATHS,
  },
});

const COMPONENTS: { readonly [name in ComponentName]: true } = {
  storefront: true,
  catalog: true,
  cart: true,
  checkout: true,
  orders: true,
  logistics: true,
  gateway: true,
  card: true,
  mobile: true,
  wallet: true,
  vault: true,
  settlement: true,
};
const TASKS: { readonly [name in TaskName]: true } = {
  reconciliation: true,
  migration: true,
  agent: true,
  journal: true,
};
const ZONES: { readonly [name in ZoneName]: true } = {
  edge: true,
  commerce: true,
  payments: true,
  vault: true,
  agents: true,
};
const SECRETS: { readonly [name in SecretName]: true } = {
  ordersDatabase: true,
  paymentsDatabase: true,
  vaultDatabase: true,
  commerceBroker: true,
  paymentsBroker: true,
  cache: true,
  cartStore: true,
  idempotency: true,
  vaultKey: true,
  cardAcquirer: true,
  mobileAcquirer: true,
  walletAcquirer: true,
};
const IMAGES: { readonly [name in keyof Images]: true } = {
  storefront: true,
  catalog: true,
  cart: true,
  checkout: true,
  orders: true,
  logistics: true,
  payment: true,
  journal: true,
  agent: true,
  postgresql: true,
  postgresqlOperated: true,
  redis: true,
  rabbitmq: true,
  dynamodb: true,
};

/** What kind of value stands where in an environment: what the types say, for those whose editor has not said it. */
export const ENVIRONMENT_SHAPE: Shape = fields<Environment>({
  name: TEXT,
  cluster: CLUSTER_SHAPE,
  addOns: list(TEXT),
  provided: optional(list(TEXT)),
  state: STATE_SHAPE,
  images: each(IMAGES, TEXT),
  edge: EDGE,
  components: each(COMPONENTS, SIZING),
  tasks: each(TASKS, RESOURCES),
  quotas: each(ZONES, optional(QUOTA)),
  data: fields<Environment['data']>({
    ordersDatabase: OPERABLE,
    paymentsDatabase: OPERABLE,
    vaultDatabase: OPERABLE,
    commerceBroker: OPERABLE,
    paymentsBroker: OPERABLE,
    cache: STORE,
    idempotency: STORE,
    cartStore: STORE,
  }),
  region: TEXT,
  storageClassName: optional(TEXT),
  journalStorage: NUMBER,
  settlementFiles: fields<SettlementFilesValues>({
    size: NUMBER,
    storageClassName: optional(TEXT),
    manyNodes: FLAG,
    fileSystem: optional(TEXT),
  }),
  acquirers: fields<Environment['acquirers']>({ card: EXTERNAL, mobile: EXTERNAL, wallet: EXTERNAL }),
  secretVersions: each(SECRETS, TEXT),
  secretStore: optional(TEXT),
  prometheus: optional(FOREIGN),
  logs: optional(EXTERNAL),
  apiServer: EXTERNAL,
  backupStore: list(TEXT),
  highlyAvailable: FLAG,
});
