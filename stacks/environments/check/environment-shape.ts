import { CLUSTER_SHAPE, STATE_SHAPE } from './cluster-shape';
import type { AdmissionValues, IdentifiedName, IdentityValues, PeopleValues } from '../access';
import type { TaintValues } from '../cluster';
import type {
  AutoscalingValues,
  ComponentName,
  DemandValues,
  EdgeLimitValues,
  EdgeValues,
  EmbeddedValues,
  Environment,
  ExternalValues,
  ForeignValues,
  LoadValues,
  ManagedValues,
  MeshValues,
  OperatorValues,
  QuotaValues,
  SecretName,
  SettlementFilesValues,
  ComponentValues,
  TaskName,
  ZoneName,
} from '../environment';
import type { Images } from '../images';
import { each, fields, FLAG, forms, list, NUMBER, optional, table, TEXT, type Shape } from './shape';
import { ROLLOUT_SHAPE } from './rollout-shape';
import { SECRET_STORE_SHAPE } from './secret-store-shape';
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

const DEMAND = fields<DemandValues>({
  ordersPerMinute: optional(NUMBER),
  requestsPerSecond: optional(NUMBER),
  growth: NUMBER,
  quietest: NUMBER,
  targetUtilisation: NUMBER,
  zones: NUMBER,
  availability: NUMBER,
  replicaUp: NUMBER,
});
const LOAD = fields<LoadValues>({
  callsPerOrder: optional(NUMBER),
  callsPerRequest: optional(NUMBER),
  requestsPerSecond: optional(NUMBER),
  perReplica: NUMBER,
  maxReplicas: optional(NUMBER),
  fixed: optional(FLAG),
});

const COMPONENT = fields<ComponentValues>({
  resources: RESOURCES,
  replicas: optional(NUMBER),
  load: optional(LOAD),
  autoscaling: optional(
    fields<AutoscalingValues>({
      minReplicas: optional(NUMBER),
      maxReplicas: optional(NUMBER),
      cpu: optional(NUMBER),
      memory: optional(NUMBER),
      requestsPerSecond: optional(NUMBER),
      queue: optional(fields<NonNullable<AutoscalingValues['queue']>>({ name: TEXT, perReplica: NUMBER })),
    }),
  ),
  rollout: optional(ROLLOUT_SHAPE),
  vertical: optional(TEXT),
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
const IDENTITY = forms<IdentityValues>({
  'eks-role': { roleArn: TEXT, tokens: EXTERNAL },
  'eks-pod-identity': {},
});
const IDENTIFIED: { readonly [name in IdentifiedName]: true } = {
  cart: true,
  ordersDatabase: true,
  paymentsDatabase: true,
  vaultDatabase: true,
};
const PEOPLE = fields<PeopleValues>({
  viewer: optional(TEXT),
  operator: optional(TEXT),
  onCall: optional(TEXT),
  paymentsOperator: optional(TEXT),
  auditor: optional(TEXT),
  onCallExec: optional(TEXT),
});
const MESH = forms<MeshValues>({
  istio: {
    proxy: fields<MeshValues['proxy']>({ cpu: TEXT, memory: TEXT, cpuLimit: TEXT, memoryLimit: TEXT }),
    trustDomain: optional(TEXT),
    clusterDomain: optional(TEXT),
  },
});
const ADMISSION = fields<AdmissionValues>({
  everyNode: optional(list(TEXT)),
  registries: optional(list(TEXT)),
  unpinned: optional(table(TEXT)),
  secretMakers: optional(list(TEXT)),
});

const TAINT = optional(fields<TaintValues>({ key: TEXT, value: TEXT }));
const OWN_NODES = { payments: TAINT, vault: TAINT };

/** What kind of value stands where in an environment: what the types say, for those whose editor has not said it. */
export const ENVIRONMENT_SHAPE: Shape = fields<Environment>({
  name: TEXT,
  cluster: CLUSTER_SHAPE,
  addOns: list(TEXT),
  provided: optional(list(TEXT)),
  state: STATE_SHAPE,
  images: each(IMAGES, TEXT),
  edge: EDGE,
  demand: optional(DEMAND),
  components: each(COMPONENTS, COMPONENT),
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
  keyService: optional(EXTERNAL),
  secretVersions: each(SECRETS, TEXT),
  secretStore: optional(SECRET_STORE_SHAPE),
  prometheus: optional(FOREIGN),
  logs: optional(EXTERNAL),
  apiServer: EXTERNAL,
  backupStore: list(TEXT),
  highlyAvailable: FLAG,
  people: optional(PEOPLE),
  identities: optional(each(IDENTIFIED, optional(IDENTITY))),
  ownNodes: optional(fields<NonNullable<Environment['ownNodes']>>(OWN_NODES)),
  admission: optional(ADMISSION),
  mesh: optional(MESH),
});
