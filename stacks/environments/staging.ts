import type { AddOnName } from './add-ons';
import type { Environment, SizingValues } from './environment';
import { PRODUCTION_CLUSTER, PRODUCTION_EDGE, production, TOKENS } from './production';

const JAVA: SizingValues = {
  replicas: 2,
  resources: { cpu: '250m', memory: '512Mi', cpuLimit: '1', memoryLimit: '768Mi' },
};
const SMALL: SizingValues = {
  replicas: 2,
  resources: { cpu: '50m', memory: '64Mi', cpuLimit: '500m', memoryLimit: '128Mi' },
};
const DATABASE = {
  form: 'embedded',
  resources: { cpu: '250m', memory: '512Mi', cpuLimit: '1', memoryLimit: '1Gi' },
  storage: 10,
} as const;
const BROKER = {
  form: 'embedded',
  resources: { cpu: '250m', memory: '512Mi', cpuLimit: '1', memoryLimit: '768Mi' },
  replicas: 3,
  storage: 5,
} as const;

/** Where the roles of the parts are. */
const ROLES = 'arn:aws:iam::444455556666:role';
/** Add-ons of production that staging does without: its brokers are plain ones, and it has no mesh. */
const NOT_HERE: readonly AddOnName[] = ['rabbitmq-cluster-operator', 'istio-base', 'istio-cni', 'istiod'];

/** Production's shape at two replicas: embedded data but for one database under its operator, all policies on. */
export const staging: Environment = {
  ...production,
  name: 'staging',
  cluster: {
    ...PRODUCTION_CLUSTER,
    name: 'commerce-staging',
    administrators: { platform: 'arn:aws:iam::444455556666:role/platform-administrator' },
    nodeGroups: {
      general: {
        ...PRODUCTION_CLUSTER.nodeGroups.general,
        instanceType: 'm7i.large',
        cpu: 2,
        memory: 8,
        maxNodes: 9,
        reserved: { cpu: 6, memory: 20 },
      },
      data: { ...PRODUCTION_CLUSTER.nodeGroups.data, instanceType: 'r7i.large', cpu: 2, memory: 16 },
      // From none, and none is made: no real card is here, and every zone runs wherever there is room.
      cde: {
        ...PRODUCTION_CLUSTER.nodeGroups.cde,
        instanceType: 'm7i.large',
        cpu: 2,
        memory: 8,
        minNodes: 0,
        maxNodes: 6,
      },
    },
  },
  addOns: production.addOns.filter((name) => !NOT_HERE.includes(name)),
  state: {
    form: 's3',
    bucket: 'example-shop-staging-state',
    region: 'eu-west-1',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:444455556666:key/66666666-7777-8888-9999-000000000000',
  },
  edge: { ...PRODUCTION_EDGE, host: 'shop.staging.example.com', issuer: 'staging' },
  // Two replicas of everything, whatever production is asked for.
  demand: undefined,
  mesh: undefined,
  components: {
    storefront: JAVA,
    catalog: {
      autoscaling: { minReplicas: 2, maxReplicas: 4, cpu: 60, memory: 80, requestsPerSecond: 100 },
      resources: SMALL.resources,
    },
    cart: JAVA,
    checkout: { ...SMALL, resources: { cpu: '100m', memory: '256Mi', cpuLimit: '500m', memoryLimit: '256Mi' } },
    orders: { ...JAVA, vertical: 'recommend' },
    logistics: { ...SMALL, vertical: 'recommend' },
    gateway: {
      autoscaling: { minReplicas: 2, maxReplicas: 4, cpu: 60, requestsPerSecond: 50 },
      resources: SMALL.resources,
    },
    card: SMALL,
    mobile: SMALL,
    wallet: SMALL,
    vault: { ...SMALL, vertical: 'recommend' },
    settlement: { ...SMALL, vertical: 'recommend' },
  },
  quotas: {
    edge: { cpu: '1', memory: '2Gi', cpuLimit: '8', memoryLimit: '4Gi', pods: 10 },
    commerce: { cpu: '5', memory: '10Gi', cpuLimit: '24', memoryLimit: '16Gi', pods: 40 },
    payments: { cpu: '6', memory: '10Gi', cpuLimit: '28', memoryLimit: '16Gi', pods: 50 },
    vault: { cpu: '1', memory: '2Gi', cpuLimit: '6', memoryLimit: '4Gi', pods: 10 },
  },
  data: {
    ordersDatabase: DATABASE,
    paymentsDatabase: {
      form: 'operator',
      instances: 3,
      resources: { cpu: '500m', memory: '1Gi', cpuLimit: '1', memoryLimit: '1Gi' },
      storage: 10,
      backup: 's3://example-staging-backups/payments',
    },
    vaultDatabase: DATABASE,
    commerceBroker: BROKER,
    paymentsBroker: BROKER,
    cache: { form: 'embedded', resources: { cpu: '100m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' } },
    idempotency: {
      form: 'embedded',
      resources: { cpu: '100m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' },
      storage: 5,
    },
    cartStore: {
      form: 'embedded',
      resources: { cpu: '250m', memory: '384Mi', cpuLimit: '1', memoryLimit: '512Mi' },
      storage: 5,
    },
  },
  secretStore: {
    form: 'aws-secrets-manager',
    region: 'eu-west-1',
    roleArns: {
      commerce: `${ROLES}/commerce-staging-secrets-commerce`,
      payments: `${ROLES}/commerce-staging-secrets-payments`,
      vault: `${ROLES}/commerce-staging-secrets-vault`,
      monitoring: `${ROLES}/commerce-staging-secrets-monitoring`,
    },
  },
  people: { ...production.people, onCallExec: 'rehearsals: there is no real card here' },
  identities: {
    paymentsDatabase: {
      form: 'eks-role',
      roleArn: `${ROLES}/commerce-staging-payments-backup`,
      tokens: TOKENS,
    },
  },
  ownNodes: undefined,
  journalStorage: 2,
  settlementFiles: { size: 5, storageClassName: 'shared', manyNodes: true, fileSystem: 'fs-0fedcba9876543210' },
};
