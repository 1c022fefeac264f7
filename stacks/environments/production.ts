import type { EksCluster } from './cluster';
import type { Environment, SizingValues } from './environment';
import { IMAGES } from './images';
import { FIRST_VERSIONS } from './secret-versions';

const JAVA = { cpu: '500m', memory: '768Mi', cpuLimit: '2', memoryLimit: '1Gi' };
const SMALL = { cpu: '100m', memory: '128Mi', cpuLimit: '1', memoryLimit: '256Mi' };
const CHANNEL: SizingValues = { autoscaling: { minReplicas: 3, maxReplicas: 9, cpu: 60 }, resources: SMALL };
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
  secretArns: ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:production/*'],
  nodeGroups: {
    general: {
      instanceType: 'm7i.xlarge',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 12,
      labels: { workload: 'general' },
      reserved: { cpu: 6, memory: 20 },
    },
    data: {
      instanceType: 'r7i.2xlarge',
      cpu: 8,
      memory: 64,
      minNodes: 3,
      maxNodes: 6,
      labels: { workload: 'data' },
    },
    // From none: nothing tolerates the taint yet.
    cde: {
      instanceType: 'm7i.xlarge',
      cpu: 4,
      memory: 16,
      minNodes: 0,
      maxNodes: 9,
      labels: { 'pci-zone': 'cde' },
      taint: { key: 'pci-zone', value: 'cde' },
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
    'kube-prometheus-stack',
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
  edge: PRODUCTION_EDGE,
  components: {
    storefront: { autoscaling: { minReplicas: 3, maxReplicas: 12, cpu: 60 }, resources: JAVA },
    catalog: {
      autoscaling: { minReplicas: 3, maxReplicas: 12, cpu: 60, memory: 80 },
      resources: { ...SMALL, cpu: '250m' },
    },
    cart: { autoscaling: { minReplicas: 3, maxReplicas: 9, cpu: 60 }, resources: JAVA },
    checkout: {
      autoscaling: { minReplicas: 3, maxReplicas: 9, cpu: 60 },
      resources: { ...SMALL, cpu: '250m', memory: '256Mi' },
    },
    orders: { replicas: 3, resources: JAVA },
    logistics: { replicas: 3, resources: SMALL },
    gateway: { autoscaling: { minReplicas: 3, maxReplicas: 12, cpu: 60 }, resources: { ...SMALL, cpu: '250m' } },
    card: CHANNEL,
    mobile: CHANNEL,
    wallet: CHANNEL,
    vault: { replicas: 3, resources: SMALL },
    settlement: { replicas: 3, resources: SMALL },
  },
  tasks: {
    reconciliation: { cpu: '250m', memory: '256Mi', cpuLimit: '1', memoryLimit: '256Mi' },
    migration: { cpu: '100m', memory: '64Mi', cpuLimit: '500m', memoryLimit: '64Mi' },
    agent: { cpu: '100m', memory: '256Mi', cpuLimit: '500m', memoryLimit: '512Mi' },
    journal: { cpu: '10m', memory: '16Mi', cpuLimit: '100m', memoryLimit: '32Mi' },
  },
  quotas: {
    edge: { cpu: '8', memory: '14Gi', cpuLimit: '32', memoryLimit: '18Gi', pods: 20 },
    commerce: { cpu: '24', memory: '48Gi', cpuLimit: '80', memoryLimit: '64Gi', pods: 80 },
    payments: { cpu: '20', memory: '40Gi', cpuLimit: '90', memoryLimit: '48Gi', pods: 90 },
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
  secretVersions: FIRST_VERSIONS,
  secretStore: 'platform',
  prometheus: { name: 'prometheus', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
  logs: { host: 'logs.observability.example.com', port: 4318, cidrs: ['10.0.60.0/22'] },
  apiServer: { host: 'kubernetes.default.svc', port: 443, cidrs: ['10.0.0.0/20'] },
  backupStore: ['10.0.64.0/22'],
};
