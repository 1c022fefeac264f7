import { moduleOf, stackNamed, stacksOf, type Values, type WrittenStack } from './stacks';
import { AKS, GKE, VARIANTS } from './variants';
import { checkEnvironment } from '../../stacks/environments/check';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';

const STACKS = stacksOf([development, ...VARIANTS]);
const GKE_STACK = stackNamed(STACKS, 'gke-cluster');
const AKS_STACK = stackNamed(STACKS, 'aks-cluster');

/** The cluster of a variant whose secrets come from a ClusterSecretStore that stands already. */
function withStandingStore(variant: string, cluster: Environment['cluster']): WrittenStack {
  const environments = VARIANTS.filter(({ name }) => name === variant);
  const secretStore = { form: 'existing' as const, name: 'platform' };
  return stackNamed(stacksOf(environments.map((one) => ({ ...one, secretStore, cluster }))), `${variant}-cluster`);
}

test.each(VARIANTS)('the variant $name is sound in itself', (variant) => {
  expect(() => checkEnvironment(variant)).not.toThrow();
});

describe('the cluster on Google Kubernetes Engine', () => {
  const gke = moduleOf(GKE_STACK, 'gke');

  test('answers the named callers alone: an empty list would open it to all', () => {
    expect(gke.master_authorized_networks).toEqual([{ cidr_block: '198.51.100.0/27', display_name: 'caller-1' }]);
    expect(gke).toMatchObject({ enable_private_nodes: true, gcp_public_cidrs_access_enabled: false });
  });

  test('encrypts its Secrets with a key that its account may use before the cluster is made', () => {
    expect(gke.database_encryption).toEqual([{ state: 'ENCRYPTED', key_name: '${google_kms_crypto_key.key.id}' }]);
    expect(gke.depends_on).toContain('google_kms_crypto_key_iam_member.key-grant');
  });

  test('enforces policies by Dataplane V2, and by nothing beside it', () => {
    expect(gke).toMatchObject({ datapath_provider: 'ADVANCED_DATAPATH', network_policy: false });
  });

  test('has the declared pools, every value of them as text, and `all` in every map', () => {
    const pools = gke.node_pools as readonly Values[];
    expect(pools.map(({ name }) => name)).toEqual(Object.keys(GKE.nodeGroups));
    expect(pools.flatMap(Object.values).filter((value) => typeof value !== 'string')).toEqual([]);
    expect(gke.node_pools_taints).toMatchObject({
      all: [],
      cde: [{ key: 'pci-zone', value: 'cde', effect: 'NO_SCHEDULE' }],
    });
    expect(gke.node_pools_taints).toMatchObject({ vault: [{ key: 'pci-zone', value: 'vault' }] });
    expect(gke.node_pools_labels).toMatchObject({ all: {}, cde: { 'pci-zone': 'cde' } });
  });

  test('keeps its logs for a year, reads of Secrets among them', () => {
    const { resource: made } = GKE_STACK.json;
    expect(made?.google_logging_project_bucket_config?.logs?.retention_days).toBe(365);
    expect(made?.google_project_iam_audit_config?.audit?.audit_log_config).toContainEqual({ log_type: 'DATA_READ' });
  });

  test('lets External Secrets itself read no secret but those that are named for a store that stands already', () => {
    expect(GKE_STACK.json.resource?.google_secret_manager_secret_iam_member).toBeUndefined();
    const secrets = ['orders-database', 'payments-database'];
    const made = withStandingStore('gke', { ...GKE, secrets }).json.resource?.google_secret_manager_secret_iam_member;
    const members = Object.values(made ?? {});
    expect(members.map(({ secret_id }) => secret_id)).toEqual(secrets);
    for (const { member } of members) {
      expect(member).toMatch(/\/subject\/ns\/external-secrets\/sa\/external-secrets$/);
    }
  });
});

describe('the cluster on Azure Kubernetes Service', () => {
  const aks = moduleOf(AKS_STACK, 'aks');

  test('answers the named callers and its own nodes alone, and takes no local account', () => {
    const address = '${azurerm_public_ip.address.ip_address}/32';
    expect(aks.api_server_access_profile).toEqual({
      authorized_ip_ranges: [...AKS.apiServerCallers, address],
      disable_run_command: true,
    });
    expect(aks).toMatchObject({ disable_local_accounts: true, enable_rbac: true });
  });

  test('has its nodes behind a gateway, and makes none before that is there', () => {
    const { azurerm_subnet, azurerm_subnet_nat_gateway_association: joined } = AKS_STACK.json.resource ?? {};
    expect(azurerm_subnet?.nodes?.default_outbound_access_enabled).toBe(false);
    expect(joined?.['nodes-nat']?.subnet_id).toBe('${azurerm_subnet.nodes.id}');
    expect(aks.depends_on).toContain('azurerm_subnet_nat_gateway_association.nodes-nat');
  });

  test('encrypts its Secrets with a key that its identity may use before the cluster is made', () => {
    expect(aks.security_profile).toMatchObject({
      azure_key_vault_kms: { enabled: true, key_id: '${azurerm_key_vault_key.key.id}' },
    });
    expect(aks.depends_on).toContain('azurerm_role_assignment.key-right');
    expect(aks.managed_identities).toEqual({
      user_assigned_resource_ids: ['${azurerm_user_assigned_identity.identity.id}'],
    });
  });

  test('enforces policies by Cilium, and sends nothing home', () => {
    expect(aks.network_profile).toMatchObject({ network_dataplane: 'cilium', network_policy: 'cilium' });
    expect(aks.enable_telemetry).toBe(false);
    expect(AKS_STACK.json.provider?.modtm).toEqual([{ enabled: false }]);
  });

  test('has the declared pools in three zones, and one for its own pods', () => {
    const pools = aks.agent_pools as { readonly [name: string]: Values };
    expect(Object.keys(pools).sort()).toEqual(Object.keys(AKS.nodeGroups).sort());
    for (const pool of [...Object.values(pools), aks.default_agent_pool as Values]) {
      expect(pool).toMatchObject({ availability_zones: ['1', '2', '3'], enable_auto_scaling: true, max_pods: 110 });
    }
    expect(pools.cde?.node_taints).toEqual(['pci-zone=cde:NoSchedule']);
    expect(pools.vault?.node_taints).toEqual(['pci-zone=vault:NoSchedule']);
  });

  test('gives External Secrets itself no identity, but for a vault that is named for a store that stands already', () => {
    const identities = ({ json }: WrittenStack) => json.resource?.azurerm_user_assigned_identity ?? {};
    expect(identities(AKS_STACK)).not.toHaveProperty('external-secrets-identity');
    const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/secrets';
    const secretVaultId = `${group}/providers/Microsoft.KeyVault/vaults/shop`;
    const shared = withStandingStore('aks', { ...AKS, secretVaultId });
    expect(identities(shared)).toHaveProperty('external-secrets-identity');
    expect(shared.json.resource?.azurerm_role_assignment?.['external-secrets-right']).toMatchObject({
      scope: secretVaultId,
      role_definition_name: 'Key Vault Secrets User',
    });
  });

  test('keeps the named logs of its control plane for a year', () => {
    expect(aks.diagnostic_settings).toMatchObject({ 'control-plane': { log_groups: [] } });
    const logs = AKS_STACK.json.resource?.azurerm_log_analytics_workspace?.logs;
    expect(logs?.retention_in_days).toBe(365);
  });
});

describe('the clusters on this machine', () => {
  test('kind answers at the port of the edge, and on this machine alone', () => {
    const cluster = stackNamed(STACKS, 'development-cluster').json.resource?.kind_cluster?.cluster;
    expect(cluster?.kind_config).toMatchObject({
      node: [
        {
          role: 'control-plane',
          extra_port_mappings: [{ container_port: 30080, host_port: 30080, listen_address: '127.0.0.1' }],
        },
      ],
    });
  });

  test('Minikube takes its version from the provider, for that of the resource is never read', () => {
    const { provider, resource: made } = stackNamed(STACKS, 'minikube-cluster').json;
    expect(provider?.minikube).toEqual([{ kubernetes_version: 'v1.35.0' }]);
    expect(made?.minikube_cluster?.cluster).not.toHaveProperty('kubernetes_version');
  });
});
