import type {
  CloudCluster,
  ClusterValues,
  EksZone,
  NodeGroupName,
  NodeGroups,
  NodeGroupValues,
  TaintValues,
} from '../cluster';
import { fields, forms, list, NUMBER, optional, table, TEXT, type Shape } from './shape';
import type { StateValues } from '../state';

const NODE_GROUP = fields<NodeGroupValues>({
  instanceType: TEXT,
  cpu: NUMBER,
  memory: NUMBER,
  minNodes: NUMBER,
  maxNodes: NUMBER,
  labels: table(TEXT),
  taint: optional(fields<TaintValues>({ key: TEXT, value: TEXT })),
  reserved: optional(fields<NonNullable<NodeGroupValues['reserved']>>({ cpu: NUMBER, memory: NUMBER })),
});

const NODE_GROUPS: { readonly [name in NodeGroupName]: Shape } = {
  general: NODE_GROUP,
  data: NODE_GROUP,
  cde: NODE_GROUP,
  vault: optional(NODE_GROUP),
};

const CLOUD: { readonly [name in keyof CloudCluster]: Shape } = {
  name: TEXT,
  kubernetesVersion: TEXT,
  region: TEXT,
  nodeGroups: fields<NodeGroups>(NODE_GROUPS),
  apiServerCallers: list(TEXT),
};

/** What kind of value stands where in what an environment says of its cluster. */
export const CLUSTER_SHAPE = forms<ClusterValues>({
  existing: { context: TEXT },
  kind: { name: TEXT, image: TEXT, workers: NUMBER },
  minikube: { name: TEXT, kubernetesVersion: TEXT, driver: TEXT, nodes: NUMBER, cpu: NUMBER, memory: NUMBER },
  eks: {
    ...CLOUD,
    cidr: TEXT,
    zones: list(fields<EksZone>({ name: TEXT, nodes: TEXT, public: TEXT, controlPlane: TEXT })),
    administrators: table(TEXT),
    secretArns: optional(list(TEXT)),
    hostedZoneArns: optional(list(TEXT)),
  },
  gke: {
    ...CLOUD,
    project: TEXT,
    zones: list(TEXT),
    cidr: TEXT,
    podCidr: TEXT,
    serviceCidr: TEXT,
    securityGroup: TEXT,
    secrets: optional(list(TEXT)),
    dnsZone: optional(TEXT),
  },
  aks: {
    ...CLOUD,
    subscriptionId: TEXT,
    tenantId: TEXT,
    zones: list(TEXT),
    cidr: TEXT,
    nodeCidr: TEXT,
    podCidr: TEXT,
    serviceCidr: TEXT,
    administrators: list(TEXT),
    keyVaultName: TEXT,
    systemInstanceType: TEXT,
    secretVaultId: optional(TEXT),
    dnsZoneId: optional(TEXT),
  },
});

/** The same of where the state is kept. */
export const STATE_SHAPE = forms<StateValues>({
  local: {},
  s3: { bucket: TEXT, region: TEXT, kmsKeyArn: TEXT },
  gcs: { bucket: TEXT, kmsKey: TEXT },
  azurerm: { subscriptionId: TEXT, resourceGroup: TEXT, storageAccount: TEXT, container: TEXT },
});
