import { refusal } from './refused';
import type { ClusterValues, EksCluster, EksZone, NodeGroupValues } from '../../stacks/environments/cluster';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { PRODUCTION_CLUSTER, production } from '../../stacks/environments/production';
import type { StateValues } from '../../stacks/environments/state';
import { AKS, GKE, VARIANTS } from '../terraform/variants';

const EKS = PRODUCTION_CLUSTER;
const [FIRST, SECOND, THIRD] = EKS.zones as [EksZone, EksZone, EksZone];
const { general, cde } = EKS.nodeGroups;

/** With a store of secrets that stands already: External Secrets itself has rights then. */
function standing(environment: Environment): Environment {
  return { ...environment, secretStore: { form: 'existing', name: 'platform' } };
}

function on(cluster: ClusterValues): Environment {
  const base = VARIANTS.find((variant) => variant.cluster.form === cluster.form) ?? production;
  return { ...base, name: 'x', cluster };
}

function eks(changes: Partial<EksCluster>): Environment {
  return on({ ...EKS, ...changes });
}

function grouped(name: 'general' | 'cde', changes: Partial<NodeGroupValues>): Environment {
  return eks({ nodeGroups: { ...EKS.nodeGroups, [name]: { ...EKS.nodeGroups[name], ...changes } } });
}

function kept(state: StateValues): Environment {
  return { ...production, name: 'x', state };
}

const S3 = {
  form: 's3',
  bucket: 'shop-state',
  region: 'eu-west-1',
  kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
} as const;

/** One mistake each: where it is said to be, and what the message holds. */
const MISTAKES: readonly (readonly [mistake: string, environment: Environment, place: string, holds: string])[] = [
  ['an API server for everybody', eks({ apiServerCallers: ['0.0.0.0/0'] }), 'apiServerCallers.0', 'got "0.0.0.0/0"'],
  [
    'half of the world in two halves',
    eks({ apiServerCallers: ['128.0.0.0/1'] }),
    'apiServerCallers.0',
    '"128.0.0.0/1"',
  ],
  ['everybody by IPv6', eks({ apiServerCallers: ['::/0'] }), 'apiServerCallers.0', '"::/0"'],
  ['an API server for nobody', eks({ apiServerCallers: [] }), 'apiServerCallers', 'at least one range'],
  ['two zones', eks({ zones: [FIRST, SECOND] }), 'zones', 'three different zones'],
  ['one zone twice', eks({ zones: [FIRST, SECOND, { ...THIRD, name: FIRST.name }] }), 'zones', 'three different zones'],
  [
    'a zone of another region',
    eks({ zones: [FIRST, SECOND, { ...THIRD, name: 'us-east-1a' }] }),
    'zones.2.name',
    'eu-west-1',
  ],
  ['a region that is none', eks({ region: 'Ireland' }), 'region', 'got "Ireland"'],
  ['a network of no range', eks({ cidr: '10.0.0.0' }), 'cidr', 'got "10.0.0.0"'],
  [
    'a subnet outside its network',
    eks({ zones: [FIRST, SECOND, { ...THIRD, public: '10.1.0.0/22' }] }),
    'zones.2.public',
    '10.0.0.0/16',
  ],
  [
    'two subnets in one range',
    eks({ zones: [FIRST, SECOND, { ...THIRD, nodes: FIRST.nodes }] }),
    'zones.2.nodes',
    'must not overlap',
  ],
  [
    'a control plane that pods may not call',
    eks({ zones: [FIRST, SECOND, { ...THIRD, controlPlane: '10.0.240.0/24' }] }),
    'zones.2.controlPlane',
    'apiServer.cidrs',
  ],
  ['a version with a patch', eks({ kubernetesVersion: '1.35.1' }), 'kubernetesVersion', 'got "1.35.1"'],
  ['a version before 1.30', eks({ kubernetesVersion: '1.29' }), 'kubernetesVersion', '1.30 or later'],
  ['a name of which no role can be made', eks({ name: 'a-name-that-is-far-too-long-for-it' }), 'name', '29 characters'],
  ['no administrator', eks({ administrators: {} }), 'administrators', 'at least one role'],
  ['an administrator by name', eks({ administrators: { me: 'me' } }), 'administrators.me', 'got "me"'],
  ['a secret of no store', standing(eks({ secretArns: ['shop'] })), 'secretArns.0', 'got "shop"'],
  ['a zone of DNS by name', eks({ hostedZoneArns: ['shop.example.com'] }), 'hostedZoneArns.0', 'shop.example.com'],
  [
    'nodes that do not spread over the zones',
    grouped('general', { maxNodes: 10 }),
    'nodeGroups.general.maxNodes',
    'multiple of three',
  ],
  ['no node for add-ons', grouped('general', { minNodes: 0 }), 'nodeGroups.general.minNodes', 'at least 3'],
  [
    'fewer at most than at least',
    grouped('general', { minNodes: 9, maxNodes: 6 }),
    'nodeGroups.general.maxNodes',
    'at least 9',
  ],
  ['half a node', grouped('cde', { minNodes: 1.5 }), 'nodeGroups.cde.minNodes', 'got 1.5'],
  [
    'a machine of another cloud',
    grouped('general', { instanceType: 'n2d-standard-4' }),
    'nodeGroups.general.instanceType',
    'm7i.xlarge',
  ],
  ['a machine of no core', grouped('general', { cpu: 0 }), 'nodeGroups.general.cpu', 'at least 1'],
  [
    'a label that is none',
    grouped('general', { labels: { workload: 'all of it' } }),
    'nodeGroups.general.labels',
    'all of it',
  ],
  [
    'a taint on the nodes for all',
    grouped('general', { ...cde, minNodes: 3 }),
    'nodeGroups.general.taint',
    'every pod',
  ],
  ['no taint on the nodes for cards', grouped('cde', { ...general, minNodes: 0 }), 'nodeGroups.cde.taint', 'pci-zone'],
  ['a taint that no pod can select', grouped('cde', { labels: {} }), 'nodeGroups.cde.taint', 'as a label too'],
  ['a project that is none', on({ ...GKE, project: 'Shop' }), 'project', 'got "Shop"'],
  [
    'a zone of another region, on Google',
    on({ ...GKE, zones: ['europe-west1-b', 'europe-west1-c', 'us-east1-b'] }),
    'zones.2',
    'europe-west1',
  ],
  ['pods in the range of nodes', on({ ...GKE, podCidr: '10.0.0.0/14' }), 'podCidr', 'must not overlap'],
  [
    'a group that GKE does not look into',
    on({ ...GKE, securityGroup: 'team@example.com' }),
    'securityGroup',
    'gke-security-groups@',
  ],
  ['a DNS zone by its domain', on({ ...GKE, dnsZone: 'shop.example.com' }), 'dnsZone', 'shop.example.com'],
  ['a subscription that is none', on({ ...AKS, subscriptionId: '1' }), 'subscriptionId', 'got "1"'],
  ['a vault of too long a name', on({ ...AKS, keyVaultName: 'a-name-of-25-characters-it' }), 'keyVaultName', '3 to 24'],
  ['nodes outside the network', on({ ...AKS, nodeCidr: '10.9.0.0/20' }), 'nodeCidr', 'cluster.cidr'],
  ['services in the range of pods', on({ ...AKS, serviceCidr: '10.244.0.0/20' }), 'serviceCidr', 'must not overlap'],
  ['a zone by a letter', on({ ...AKS, zones: ['1', '2', 'a'] }), 'zones.2', 'got "a"'],
  ['no administrators, on Azure', on({ ...AKS, administrators: [] }), 'administrators', 'at least one group'],
  ['a secret store by name', standing(on({ ...AKS, secretVaultId: 'shop' })), 'secretVaultId', 'got "shop"'],
  ['a context of nothing', on({ form: 'existing', context: '' }), 'context', 'got ""'],
  [
    'a node image without a tag',
    { ...development, name: 'x', cluster: { form: 'kind', name: 'a', image: 'kindest/node', workers: 0 } },
    'image',
    'kindest/node',
  ],
  [
    'fewer than no workers',
    { ...development, name: 'x', cluster: { form: 'kind', name: 'a', image: 'kindest/node:v1.35.0', workers: -1 } },
    'workers',
    'got -1',
  ],
];

test.each(MISTAKES)('%s is refused', (_, environment, place, holds) => {
  const lines = refusal(environment);
  expect(lines).toEqual([expect.stringContaining(holds)]);
  expect(lines[0]).toMatch(/^(CLUSTER_INVALID|CIDR_INVALID|IMAGE_UNTAGGED) /);
  expect(lines[0]).toContain(`[x.cluster.${place}]`);
});

test.each([
  ['on one machine, for a cluster in a cloud', kept({ form: 'local' }), 'form', 'shared, encrypted and locked'],
  ['in a bucket of an impossible name', kept({ ...S3, bucket: 'Shop State' }), 'bucket', 'Shop State'],
  ['in a region that is none', kept({ ...S3, region: 'Ireland' }), 'region', 'Ireland'],
  ['under a key by its alias', kept({ ...S3, kmsKeyArn: 'alias/state' }), 'kmsKeyArn', 'alias/state'],
  [
    'under a key of Google by its last name',
    kept({ form: 'gcs', bucket: 'shop-state', kmsKey: 'state' }),
    'kmsKey',
    '"state"',
  ],
  [
    'in an account with a hyphen',
    kept({
      form: 'azurerm',
      subscriptionId: AKS.subscriptionId,
      resourceGroup: 'a',
      storageAccount: 'a-b',
      container: 'abc',
    }),
    'storageAccount',
    '"a-b"',
  ],
])('a state %s is refused', (_, environment, place, holds) => {
  const lines = refusal(environment);
  expect(lines).toEqual([expect.stringContaining(holds)]);
  expect(lines[0]).toContain(`CLUSTER_INVALID [x.state.${place}]`);
});

test('every mistake is found at once', () => {
  const lines = refusal(
    eks({ region: 'Ireland', apiServerCallers: ['0.0.0.0/0'], administrators: {}, kubernetesVersion: '1' }),
  );
  expect(lines.length).toBeGreaterThanOrEqual(4);
});
