import type { AksCluster, GkeCluster } from '../../stacks/environments/cluster';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import type { AddOnName } from '../../stacks/environments/add-ons';

const BROUGHT: readonly AddOnName[] = ['metrics-server', 'cluster-autoscaler'];
const addOns = production.addOns.filter((name) => !BROUGHT.includes(name));
const labels = {
  general: { workload: 'general' },
  data: { workload: 'data' },
  cde: { 'pci-zone': 'cde' },
  vault: { 'pci-zone': 'vault' },
};
const taint = { key: 'pci-zone', value: 'cde' };
const closed = { key: 'pci-zone', value: 'vault' };

/** Google Kubernetes Engine with everything that it takes. */
export const GKE: GkeCluster = {
  form: 'gke',
  name: 'commerce-production',
  kubernetesVersion: '1.35',
  project: 'example-shop-production',
  region: 'europe-west1',
  zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
  cidr: '10.0.0.0/20',
  podCidr: '10.16.0.0/14',
  serviceCidr: '10.20.0.0/20',
  apiServerCallers: ['198.51.100.0/27'],
  securityGroup: 'gke-security-groups@example.com',
  dnsZone: 'shop-example-com',
  nodeGroups: {
    general: { instanceType: 'n2d-standard-4', cpu: 4, memory: 16, minNodes: 3, maxNodes: 12, labels: labels.general },
    data: { instanceType: 'n2d-highmem-8', cpu: 8, memory: 64, minNodes: 3, maxNodes: 6, labels: labels.data },
    cde: { instanceType: 'n2d-standard-4', cpu: 4, memory: 16, minNodes: 3, maxNodes: 9, labels: labels.cde, taint },
    vault: {
      instanceType: 'n2d-standard-4',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 6,
      labels: labels.vault,
      taint: closed,
    },
  },
};

/** Azure Kubernetes Service with everything that it takes. */
export const AKS: AksCluster = {
  form: 'aks',
  name: 'commerce-production',
  kubernetesVersion: '1.35',
  region: 'westeurope',
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000002',
  zones: ['1', '2', '3'],
  cidr: '10.0.0.0/16',
  nodeCidr: '10.0.96.0/20',
  podCidr: '10.244.0.0/16',
  serviceCidr: '10.2.0.0/16',
  apiServerCallers: ['198.51.100.0/27'],
  administrators: ['00000000-0000-0000-0000-000000000003'],
  keyVaultName: 'commerce-production',
  systemInstanceType: 'Standard_D4ds_v5',
  dnsZoneId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dns/providers/Microsoft.Network/dnszones/shop.example.com',
  nodeGroups: {
    general: {
      instanceType: 'Standard_D4ds_v5',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 12,
      labels: labels.general,
    },
    data: { instanceType: 'Standard_E8ds_v5', cpu: 8, memory: 64, minNodes: 3, maxNodes: 6, labels: labels.data },
    cde: { instanceType: 'Standard_D4ds_v5', cpu: 4, memory: 16, minNodes: 3, maxNodes: 9, labels: labels.cde, taint },
    vault: {
      instanceType: 'Standard_D4ds_v5',
      cpu: 4,
      memory: 16,
      minNodes: 3,
      maxNodes: 6,
      labels: labels.vault,
      taint: closed,
    },
  },
};

/** What every cloud but the shipped one calls otherwise: its groups, and no identities of AWS. */
const ELSEWHERE = { identities: undefined, keyService: undefined };
const GOOGLE = { viewer: 'shop-viewers@example.com', auditor: 'shop-auditors@example.com' };
const ENTRA = { onCall: '00000000-0000-0000-0000-000000000004', auditor: '00000000-0000-0000-0000-000000000005' };

const keyVault = (zone: string, id: number) => ({
  vaultUrl: `https://example-shop-${zone}.vault.azure.net`,
  clientId: `00000000-0000-0000-0000-00000000000${id}`,
});

/** Environments that do not ship: every form of cluster and every place of state that the shipped ones leave out. */
export const VARIANTS: readonly Environment[] = [
  {
    ...production,
    ...ELSEWHERE,
    name: 'gke',
    people: GOOGLE,
    cluster: GKE,
    secretStore: { form: 'google-secret-manager', project: 'example-shop-production' },
    addOns,
    state: {
      form: 'gcs',
      bucket: 'example-shop-production-state',
      kmsKey: 'projects/example-shop-production/locations/europe-west1/keyRings/state/cryptoKeys/terraform',
    },
  },
  {
    ...production,
    ...ELSEWHERE,
    name: 'aks',
    people: ENTRA,
    cluster: AKS,
    secretStore: {
      form: 'azure-key-vault',
      tenantId: AKS.tenantId,
      vaults: {
        commerce: keyVault('commerce', 6),
        payments: keyVault('payments', 7),
        vault: keyVault('vault', 8),
        monitoring: keyVault('monitoring', 9),
      },
    },
    addOns,
    state: {
      form: 'azurerm',
      subscriptionId: AKS.subscriptionId,
      resourceGroup: 'state',
      storageAccount: 'exampleshopstate',
      container: 'production',
    },
  },
  {
    ...production,
    name: 'existing',
    cluster: { form: 'existing', context: 'shop' },
    secretStore: {
      form: 'hashicorp-vault',
      server: 'https://vault.example.com:8200',
      path: 'secret',
      version: 'v2',
      mountPath: 'kubernetes',
      roles: { commerce: 'commerce', payments: 'payments', vault: 'card-vault', monitoring: 'monitoring' },
    },
    addOns: [...addOns, 'metrics-server', 'argo-rollouts'],
  },
  {
    ...development,
    name: 'minikube',
    cluster: {
      form: 'minikube',
      name: 'commerce',
      kubernetesVersion: 'v1.35.0',
      driver: 'docker',
      nodes: 1,
      cpu: 4,
      memory: 8,
    },
  },
];
