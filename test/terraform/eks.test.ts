import { moduleOf, stackNamed, stacksOf, type Values } from './stacks';
import { PRODUCTION_CLUSTER, production } from '../../stacks/environments/production';

const CLUSTER = stackNamed(stacksOf([production]), 'production-cluster');

describe('the cluster on Amazon EKS', () => {
  const eks = moduleOf(CLUSTER, 'eks');
  const vpc = moduleOf(CLUSTER, 'vpc');
  const groups = eks.eks_managed_node_groups as { readonly [name: string]: Values };

  test('stands in three zones, with a way out in each, and with all traffic logged for a year', () => {
    for (const subnets of ['azs', 'private_subnets', 'public_subnets', 'intra_subnets']) {
      expect(vpc[subnets]).toHaveLength(3);
    }
    expect(vpc).toMatchObject({ enable_nat_gateway: true, one_nat_gateway_per_az: true, single_nat_gateway: false });
    expect(moduleOf(CLUSTER, 'flow-log')).toMatchObject({
      vpc_id: '${module.vpc.vpc_id}',
      traffic_type: 'ALL',
      cloudwatch_log_group_retention_in_days: 365,
    });
  });

  test('has its nodes in private subnets, its control plane in subnets without a way out', () => {
    expect(eks.subnet_ids).toBe('${module.vpc.private_subnets}');
    expect(eks.control_plane_subnet_ids).toBe('${module.vpc.intra_subnets}');
    expect(vpc).toMatchObject({
      map_public_ip_on_launch: false,
      public_subnet_tags: { 'kubernetes.io/role/elb': '1' },
      private_subnet_tags: { 'kubernetes.io/role/internal-elb': '1' },
    });
  });

  test('answers the named callers alone, and knows the named administrators alone', () => {
    expect(eks).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access_cidrs: PRODUCTION_CLUSTER.apiServerCallers,
      authentication_mode: 'API',
      enable_cluster_creator_admin_permissions: false,
    });
    expect(Object.keys(eks.access_entries as object)).toEqual(Object.keys(PRODUCTION_CLUSTER.administrators));
  });

  test('encrypts its Secrets with a key of its own, and keeps every log of the control plane for a year', () => {
    expect(eks).toMatchObject({
      create_kms_key: true,
      enable_kms_key_rotation: true,
      encryption_config: { resources: ['secrets'] },
      enabled_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      cloudwatch_log_group_retention_in_days: 365,
      deletion_protection: true,
    });
  });

  test('has the network with its policy engine, and the identity agent, before any node', () => {
    const addOns = eks.addons as { readonly [name: string]: Values };
    expect(addOns['vpc-cni']?.before_compute).toBe(true);
    expect(addOns['eks-pod-identity-agent']?.before_compute).toBe(true);
    expect(JSON.parse(String(addOns['vpc-cni']?.configuration_values))).toMatchObject({ enableNetworkPolicy: 'true' });
  });

  test('has each node group once in each zone, in one subnet, and all together the declared bounds', () => {
    for (const [name, { minNodes, maxNodes }] of Object.entries(PRODUCTION_CLUSTER.nodeGroups)) {
      const inZones = Object.entries(groups).filter(([key]) => key.startsWith(`${name}-`));
      expect(inZones.map(([key]) => key)).toEqual([`${name}-a`, `${name}-b`, `${name}-c`]);
      expect(inZones.reduce((sum, [, group]) => sum + Number(group.min_size), 0)).toBe(minNodes);
      expect(inZones.reduce((sum, [, group]) => sum + Number(group.max_size), 0)).toBe(maxNodes);
      expect(new Set(inZones.map(([, { subnet_ids }]) => String(subnet_ids))).size).toBe(3);
    }
  });

  test('lets nothing untolerated onto the nodes for cards, and gives no pod the rights of its node', () => {
    expect(groups['cde-a']?.taints).toEqual({ group: { key: 'pci-zone', value: 'cde', effect: 'NO_SCHEDULE' } });
    expect(groups['vault-b']?.taints).toEqual({ group: { key: 'pci-zone', value: 'vault', effect: 'NO_SCHEDULE' } });
    expect(groups['cde-a']?.labels).toEqual({ 'pci-zone': 'cde' });
    expect(groups['general-a']?.taints).toBeUndefined();
    for (const group of Object.values(groups)) {
      expect(group.metadata_options).toMatchObject({ http_tokens: 'required', http_put_response_hop_limit: 1 });
      expect(JSON.stringify(group.block_device_mappings).match(/"encrypted":true/g)).toHaveLength(2);
    }
  });

  const associations = (namespace: string, service_account: string) => ({
    cluster: { cluster_name: '${module.eks.cluster_name}', namespace, service_account },
  });

  test('gives cluster-autoscaler its rights by its service account', () => {
    const autoscaler = associations('kube-system', 'cluster-autoscaler');
    expect(moduleOf(CLUSTER, 'cluster-autoscaler').associations).toEqual(autoscaler);
  });

  test('gives External Secrets itself no right to any secret, for a store without an account would have it too', () => {
    expect(CLUSTER.json.module?.['external-secrets']).toBeUndefined();
    expect(moduleOf(CLUSTER, 'eks').enable_irsa).toBe(true);
  });

  test('but for secrets that are named for a store that stands already', () => {
    const secretArns = ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:production/*'];
    const secretStore = { form: 'existing' as const, name: 'platform' };
    const cluster = { ...PRODUCTION_CLUSTER, secretArns };
    const stacks = stacksOf([{ ...production, name: 'shared', secretStore, cluster }]);
    expect(stacks.find(({ name }) => name === 'shared-cluster')?.json.module?.['external-secrets']).toMatchObject({
      external_secrets_secrets_manager_arns: secretArns,
      associations: associations('external-secrets', 'external-secrets'),
    });
  });

  test('gives cert-manager rights in the named zones, where there are any', () => {
    const hostedZoneArns = ['arn:aws:route53:::hostedzone/Z0123456789'];
    const stacks = stacksOf([{ ...production, name: 'dns', cluster: { ...PRODUCTION_CLUSTER, hostedZoneArns } }]);
    const cluster = stacks.find(({ name }) => name === 'dns-cluster');
    expect(cluster?.json.module?.['cert-manager']?.cert_manager_hosted_zone_arns).toEqual(hostedZoneArns);
    expect(CLUSTER.json.module?.['cert-manager']).toBeUndefined();
  });
});
