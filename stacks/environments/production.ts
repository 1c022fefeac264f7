import type { EksCluster } from './cluster';
import type { ComponentValues, Environment } from './environment';
import { IMAGES } from './images';
import type { BlueGreenValues } from './rollout';
import { FIRST_VERSIONS } from './secret-versions';

const JAVA = { cpu: '500m', memory: '768Mi', cpuLimit: '2', memoryLimit: '1Gi' };
const SMALL = { cpu: '100m', memory: '128Mi', cpuLimit: '1', memoryLimit: '256Mi' };
/** Payments stand side by side in two versions. Say `images: { green: '…' }` to preview one, `active: 'green'` to promote it. */
const SIDE_BY_SIDE: BlueGreenValues = { form: 'blue-green', active: 'blue' };
const CHANNEL: ComponentValues = {
  autoscaling: { cpu: 60, requestsPerSecond: 3 },
  resources: SMALL,
  rollout: SIDE_BY_SIDE,
};
const DATABASE = {
  form: 'operator',
  instances: 3,
  resources: { cpu: '1', memory: '4Gi', cpuLimit: '2', memoryLimit: '4Gi' },
  storage: 100,
} as const;
const BROKER = {
  form: 'operator',
  instances: 3,
  resources: { cpu: '1', memory: '2Gi', cpuLimit: '2', memoryLimit: '2Gi' },
  storage: 20,
} as const;

/** Where AWS exchanges the tokens of accounts: the VPC endpoint before STS. */
export const TOKENS = { host: 'sts.eu-west-1.amazonaws.com', port: 443, cidrs: ['10.0.68.0/22'] };

/** Where the roles of the parts are. */
const ROLES = 'arn:aws:iam::111122223333:role';

/** The edge: Envoy Gateway. */
export const PRODUCTION_EDGE = {
  form: 'gateway' as const,
  host: 'shop.example.com',
  gatewayClassName: 'envoy',
  controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
  issuer: 'public',
  maxRequestSize: '1Mi',
  rateLimit: { perClient: 100, total: 2000 },
  dataPlane: {
    name: 'envoy',
    namespace: 'envoy-gateway-system',
    labels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' },
  },
};

/** Amazon EKS: the network's ranges are those that the platform's own rules name below. */
export const PRODUCTION_CLUSTER: EksCluster = {
  form: 'eks',
  name: 'commerce-production',
  kubernetesVersion: '1.35',
  region: 'eu-west-1',
  cidr: '10.0.0.0/16',
  zones: [
    { name: 'eu-west-1a', nodes: '10.0.96.0/19', public: '10.0.16.0/22', controlPlane: '10.0.0.0/24' },
    { name: 'eu-west-1b', nodes: '10.0.128.0/19', public: '10.0.20.0/22', controlPlane: '10.0.1.0/24' },
    { name: 'eu-west-1c', nodes: '10.0.160.0/19', public: '10.0.24.0/22', controlPlane: '10.0.2.0/24' },
  ],
  apiServerCallers: ['198.51.100.0/27'],
  administrators: { platform: 'arn:aws:iam::111122223333:role/platform-administrator' },
  nodeGroups: {
    general: {
      instanceType: 'm7i.xlarge',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 12,
      labels: { workload: 'general' },
      reserved: { cpu: 9, memory: 30 },
    },
    data: {
      instanceType: 'r7i.2xlarge',
      cpu: 8,
      memory: 64,
      minNodes: 3,
      maxNodes: 6,
      labels: { workload: 'data' },
    },
    // Payments.
    cde: {
      instanceType: 'm7i.xlarge',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 9,
      labels: { 'pci-zone': 'cde' },
      taint: { key: 'pci-zone', value: 'cde' },
    },
    vault: {
      instanceType: 'm7i.large',
      cpu: 2,
      memory: 8,
      minNodes: 3,
      maxNodes: 6,
      labels: { 'pci-zone': 'vault' },
      taint: { key: 'pci-zone', value: 'vault' },
    },
  },
};

/** Three zones, operators or managed data, autoscaling, budgets, external secrets. */
export const production: Environment = {
  name: 'production',
  cluster: PRODUCTION_CLUSTER,
  addOns: [
    'prometheus-operator-crds',
    'envoy-gateway',
    'cert-manager',
    'cluster-autoscaler',
    'external-secrets',
    'istio-base',
    'istio-cni',
    'istiod',
    'kube-prometheus-stack',
    'prometheus-adapter',
    'vpa',
    'cloudnative-pg',
    'rabbitmq-cluster-operator',
    'reloader',
  ],
  state: {
    form: 's3',
    bucket: 'example-shop-production-state',
    region: 'eu-west-1',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555',
  },
  images: IMAGES,
  highlyAvailable: true,
  mesh: { form: 'istio', proxy: { cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' } },
  edge: PRODUCTION_EDGE,
  // Five orders a second, and half as many more before anybody has to think of it again. Figures of what one replica serves
  // are examples: measure your own (docs/capacity.md).
  demand: {
    ordersPerMinute: 300,
    growth: 0.5,
    quietest: 0.1,
    targetUtilisation: 0.9,
    zones: 3,
    availability: 0.99999,
    replicaUp: 0.999,
  },
  components: {
    // Of a hundred visitors three buy; each looks at five pages, with more than one call to the catalog on each.
    // Requests a second that a pod is to hold are six tenths of what it serves: as much is left when a zone is lost.
    storefront: {
      load: { callsPerOrder: 160, perReplica: 170 },
      autoscaling: { cpu: 60, requestsPerSecond: 100 },
      resources: JAVA,
    },
    catalog: {
      load: { callsPerOrder: 240, perReplica: 260 },
      autoscaling: { cpu: 60, memory: 80, requestsPerSecond: 155 },
      resources: { ...SMALL, cpu: '250m' },
    },
    cart: {
      load: { callsPerOrder: 50, perReplica: 75 },
      autoscaling: { cpu: 60, requestsPerSecond: 45 },
      resources: JAVA,
    },
    // Every step, also of those who turn back before they pay.
    checkout: {
      load: { callsPerOrder: 20, perReplica: 30 },
      resources: { ...SMALL, cpu: '250m', memory: '256Mi' },
    },
    orders: { load: { callsPerOrder: 5, perReplica: 25, fixed: true }, vertical: 'recommend', resources: JAVA },
    logistics: { load: { callsPerOrder: 6, perReplica: 30, fixed: true }, vertical: 'recommend', resources: SMALL },
    // Payments wait for their acquirer: nine at once, for two seconds each.
    gateway: {
      load: { callsPerOrder: 4, perReplica: 4.5 },
      autoscaling: { cpu: 60, requestsPerSecond: 3 },
      resources: { ...SMALL, cpu: '250m' },
      rollout: SIDE_BY_SIDE,
    },
    card: { load: { callsPerOrder: 2.8, perReplica: 4.5 }, ...CHANNEL },
    mobile: { load: { callsPerOrder: 1.4, perReplica: 4.5 }, ...CHANNEL },
    wallet: { load: { callsPerOrder: 1.4, perReplica: 4.5 }, ...CHANNEL },
    vault: { load: { callsPerOrder: 1.5, perReplica: 10, fixed: true }, vertical: 'recommend', resources: SMALL },
    settlement: { load: { callsPerOrder: 1, perReplica: 20, fixed: true }, vertical: 'recommend', resources: SMALL },
  },
  tasks: {
    reconciliation: { cpu: '250m', memory: '256Mi', cpuLimit: '1', memoryLimit: '256Mi' },
    migration: { cpu: '100m', memory: '64Mi', cpuLimit: '500m', memoryLimit: '64Mi' },
    agent: { cpu: '100m', memory: '256Mi', cpuLimit: '500m', memoryLimit: '512Mi' },
    journal: { cpu: '10m', memory: '16Mi', cpuLimit: '100m', memoryLimit: '32Mi' },
  },
  // Sidecars of the mesh included: 50m and 128Mi of requests each, 500m and 256Mi of limits.
  quotas: {
    edge: { cpu: '10', memory: '16Gi', cpuLimit: '42', memoryLimit: '22Gi', pods: 20 },
    commerce: { cpu: '26', memory: '48Gi', cpuLimit: '106', memoryLimit: '64Gi', pods: 80 },
    payments: { cpu: '28', memory: '48Gi', cpuLimit: '156', memoryLimit: '72Gi', pods: 120 },
    vault: { cpu: '6', memory: '16Gi', cpuLimit: '16', memoryLimit: '18Gi', pods: 20 },
  },
  data: {
    ordersDatabase: { ...DATABASE, backup: 's3://example-shop-backups/orders' },
    paymentsDatabase: { ...DATABASE, backup: 's3://example-payment-backups/payments' },
    vaultDatabase: { ...DATABASE, storage: 50, backup: 's3://example-vault-backups/vault' },
    commerceBroker: BROKER,
    paymentsBroker: BROKER,
    cache: { form: 'managed', host: 'cache.data.example.com', port: 6379, cidrs: ['10.0.48.0/22'] },
    idempotency: { form: 'managed', host: 'idempotency.data.example.com', port: 6379, cidrs: ['10.0.52.0/22'] },
    cartStore: { form: 'managed', host: 'dynamodb.eu-west-1.amazonaws.com', port: 443, cidrs: ['10.0.56.0/22'] },
  },
  region: 'eu-west-1',
  storageClassName: 'encrypted',
  journalStorage: 10,
  settlementFiles: { size: 50, storageClassName: 'shared', manyNodes: true, fileSystem: 'fs-0123456789abcdef0' },
  acquirers: {
    card: { host: 'cards.acquirer.example', port: 443, cidrs: ['203.0.113.0/26'] },
    mobile: { host: 'mobile.acquirer.example', port: 443, cidrs: ['203.0.113.64/26'] },
    wallet: { host: 'wallet.acquirer.example', port: 443, cidrs: ['203.0.113.128/26'] },
  },
  // The VPC endpoint before KMS.
  keyService: { host: 'kms.eu-west-1.amazonaws.com', port: 443, cidrs: ['10.0.72.0/22'] },
  secretVersions: FIRST_VERSIONS,
  secretStore: {
    form: 'aws-secrets-manager',
    region: 'eu-west-1',
    roleArns: {
      commerce: `${ROLES}/commerce-production-secrets-commerce`,
      payments: `${ROLES}/commerce-production-secrets-payments`,
      vault: `${ROLES}/commerce-production-secrets-vault`,
      monitoring: `${ROLES}/commerce-production-secrets-monitoring`,
    },
  },
  prometheus: { name: 'prometheus', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
  logs: { host: 'logs.observability.example.com', port: 4318, cidrs: ['10.0.60.0/22'] },
  apiServer: { host: 'kubernetes.default.svc', port: 443, cidrs: ['10.0.0.0/20'] },
  backupStore: ['10.0.64.0/22'],
  people: {
    viewer: 'shop-viewers',
    operator: 'shop-operators',
    onCall: 'shop-on-call',
    paymentsOperator: 'payments-operators',
    auditor: 'shop-auditors',
  },
  // Neither shares a node with anything else, nor with each other: what payments run talks to the world, the vault to nobody.
  ownNodes: { payments: { key: 'pci-zone', value: 'cde' }, vault: { key: 'pci-zone', value: 'vault' } },
  identities: {
    cart: { form: 'eks-role', roleArn: `${ROLES}/commerce-production-cart`, tokens: TOKENS },
    ordersDatabase: { form: 'eks-role', roleArn: `${ROLES}/commerce-production-orders-backup`, tokens: TOKENS },
    paymentsDatabase: { form: 'eks-role', roleArn: `${ROLES}/commerce-production-payments-backup`, tokens: TOKENS },
    vaultDatabase: { form: 'eks-role', roleArn: `${ROLES}/commerce-production-vault-backup`, tokens: TOKENS },
  },
};
