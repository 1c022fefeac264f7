import type { Environment, SizingValues } from './environment';
import { IMAGES } from './images';
import { FIRST_VERSIONS } from './secret-versions';

const JAVA: SizingValues = {
  replicas: 1,
  resources: { cpu: '100m', memory: '384Mi', cpuLimit: '1', memoryLimit: '512Mi' },
};
const SMALL: SizingValues = {
  replicas: 1,
  resources: { cpu: '25m', memory: '64Mi', cpuLimit: '500m', memoryLimit: '128Mi' },
};
const TASK = { cpu: '25m', memory: '32Mi', cpuLimit: '500m', memoryLimit: '64Mi' };
const DATABASE = {
  form: 'embedded',
  resources: { cpu: '50m', memory: '128Mi', cpuLimit: '1', memoryLimit: '256Mi' },
  storage: 2,
} as const;
const BROKER = {
  form: 'embedded',
  resources: { cpu: '50m', memory: '256Mi', cpuLimit: '1', memoryLimit: '384Mi' },
  replicas: 1,
  storage: 1,
} as const;

/** One replica of everything on kind or Minikube, embedded data, no operator: 2 CPU and 4 GiB in all. */
export const development: Environment = {
  name: 'development',
  cluster: {
    form: 'kind',
    name: 'commerce',
    image: 'kindest/node:v1.35.0@sha256:452d707d4862f52530247495d180205e029056831160e22870e37e3f6c1ac31f',
    workers: 0,
  },
  addOns: ['metrics-server', 'reloader'],
  state: { form: 'local' },
  images: IMAGES,
  highlyAvailable: false,
  edge: { form: 'node-port', port: 30080 },
  components: {
    storefront: JAVA,
    catalog: SMALL,
    cart: JAVA,
    checkout: { ...SMALL, resources: { cpu: '25m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' } },
    orders: JAVA,
    logistics: SMALL,
    gateway: SMALL,
    card: SMALL,
    mobile: SMALL,
    wallet: SMALL,
    vault: SMALL,
    settlement: SMALL,
  },
  tasks: {
    reconciliation: TASK,
    migration: TASK,
    agent: { cpu: '50m', memory: '96Mi', cpuLimit: '500m', memoryLimit: '192Mi' },
    journal: { cpu: '10m', memory: '16Mi', cpuLimit: '100m', memoryLimit: '32Mi' },
  },
  quotas: {
    edge: { cpu: '300m', memory: '512Mi', cpuLimit: '4', memoryLimit: '2Gi', pods: 5 },
    commerce: { cpu: '900m', memory: '2Gi', cpuLimit: '16', memoryLimit: '5Gi', pods: 20 },
    payments: { cpu: '600m', memory: '1280Mi', cpuLimit: '16', memoryLimit: '4Gi', pods: 20 },
    vault: { cpu: '200m', memory: '512Mi', cpuLimit: '4', memoryLimit: '1Gi', pods: 5 },
  },
  data: {
    ordersDatabase: DATABASE,
    paymentsDatabase: DATABASE,
    vaultDatabase: DATABASE,
    commerceBroker: BROKER,
    paymentsBroker: BROKER,
    cache: { form: 'embedded', resources: { cpu: '25m', memory: '48Mi', cpuLimit: '500m', memoryLimit: '96Mi' } },
    idempotency: {
      form: 'embedded',
      resources: { cpu: '25m', memory: '48Mi', cpuLimit: '500m', memoryLimit: '96Mi' },
      storage: 1,
    },
    cartStore: {
      form: 'embedded',
      resources: { cpu: '50m', memory: '192Mi', cpuLimit: '500m', memoryLimit: '384Mi' },
      storage: 1,
    },
  },
  region: 'eu-west-1',
  journalStorage: 1,
  settlementFiles: { size: 1, manyNodes: false },
  acquirers: {
    card: { host: 'cards.acquirer.example', port: 443, cidrs: ['192.0.2.0/26'] },
    mobile: { host: 'mobile.acquirer.example', port: 443, cidrs: ['192.0.2.64/26'] },
    wallet: { host: 'wallet.acquirer.example', port: 443, cidrs: ['192.0.2.128/26'] },
  },
  secretVersions: FIRST_VERSIONS,
  apiServer: { host: 'kubernetes.default.svc', port: 6443, cidrs: ['172.18.0.0/16'] },
  backupStore: [],
};
