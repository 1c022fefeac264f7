import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { aksControlPlane } from './aks-control-plane';
import { aksIdentities } from './aks-identities';
import { aksKey } from './aks-key';
import { aksNetwork } from './aks-network';
import type { PublishedCluster } from './cluster-stack';
import { LOG_DAYS } from './log-days';
import type { ResourceGroup } from './resource-group';
import { dataSource, provider, resource } from './terraform';
import { PROVIDERS } from './versions';
import type { AksCluster } from '../../environments/cluster';

/**
 * Azure Kubernetes Service: a resource group with the network, the key, the logs, the control plane and its pools, and
 * what pods may ask of Azure. AKS scales the pools itself.
 * @see https://learn.microsoft.com/azure/aks/best-practices
 */
export function aks(stack: TerraformStack, values: AksCluster): PublishedCluster {
  const { subscriptionId, tenantId } = values;
  provider(stack, PROVIDERS.azurerm, {
    subscription_id: subscriptionId,
    tenant_id: tenantId,
    features: [{ key_vault: [{ purge_soft_delete_on_destroy: false }] }],
  });
  provider(stack, PROVIDERS.azapi, { subscription_id: subscriptionId, tenant_id: tenantId });
  provider(stack, PROVIDERS.modtm, { enabled: false });
  provider(stack, PROVIDERS.random);
  const group = resourceGroup(stack, values);
  const identity = clusterIdentity(stack, group);
  const network = aksNetwork(stack, values, group);
  const key = aksKey(stack, values, group, caller(stack));
  const before = [
    network.wayOut,
    may(stack, 'network-right', network.id, 'Network Contributor', identity.principal),
    may(stack, 'key-right', key.vault, 'Key Vault Crypto User', identity.principal),
  ];
  const logs = workspace(stack, group);
  const cluster = aksControlPlane(stack, values, group, { identity: identity.id, network, key, logs }, before);
  const clients = aksIdentities(stack, values, group, cluster.getString('oidc_issuer_profile_issuer_url'));
  return {
    cluster_name: cluster.getString('name'),
    host: `https://${cluster.getString('fqdn')}:443`,
    ca_certificate: cluster.getString('cluster_ca_certificate'),
    more: clients,
  };
}

function resourceGroup(stack: TerraformStack, { name, region }: AksCluster): ResourceGroup {
  const group = resource(stack, 'group', 'azurerm_resource_group', { name, location: region });
  return { id: group.getStringAttribute('id'), name: group.getStringAttribute('name'), location: region };
}

/** Who runs Terraform: it makes the key, and so must be allowed to. */
function caller(stack: TerraformStack): string {
  return dataSource(stack, 'caller', 'azurerm_client_config', {}).getStringAttribute('object_id');
}

/** The cluster's own identity: a key of the customer's cannot be used with the one that Azure would make. */
function clusterIdentity(stack: TerraformStack, group: ResourceGroup): { id: string; principal: string } {
  const identity = resource(stack, 'identity', 'azurerm_user_assigned_identity', {
    name: 'control-plane',
    resource_group_name: group.name,
    location: group.location,
  });
  return { id: identity.getStringAttribute('id'), principal: identity.getStringAttribute('principal_id') };
}

function may(stack: TerraformStack, id: string, scope: string, role: string, principal: string): ITerraformDependable {
  return resource(stack, id, 'azurerm_role_assignment', {
    scope,
    role_definition_name: role,
    principal_id: principal,
  });
}

function workspace(stack: TerraformStack, group: ResourceGroup): string {
  return resource(stack, 'logs', 'azurerm_log_analytics_workspace', {
    name: 'control-plane',
    resource_group_name: group.name,
    location: group.location,
    sku: 'PerGB2018',
    retention_in_days: LOG_DAYS,
  }).getStringAttribute('id');
}
