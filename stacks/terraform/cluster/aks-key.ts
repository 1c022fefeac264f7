import type { TerraformStack } from 'cdktf';
import type { ResourceGroup } from './resource-group';
import { resource } from './terraform';
import type { AksCluster } from '../../environments/cluster';

/** The key of the Secrets. */
export interface AksKey {
  /** The key at its version: AKS follows no other. */
  readonly id: string;
  /** Id of the vault that it lies in. */
  readonly vault: string;
}

/** A key in a vault of the cluster's own, which nobody can purge: a key that is gone takes every Secret with it. */
export function aksKey(stack: TerraformStack, values: AksCluster, group: ResourceGroup, caller: string): AksKey {
  const vault = resource(stack, 'vault', 'azurerm_key_vault', {
    name: values.keyVaultName,
    resource_group_name: group.name,
    location: group.location,
    tenant_id: values.tenantId,
    sku_name: 'standard',
    rbac_authorization_enabled: true,
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
  });
  const id = vault.getStringAttribute('id');
  const right = resource(stack, 'vault-right', 'azurerm_role_assignment', {
    scope: id,
    role_definition_name: 'Key Vault Crypto Officer',
    principal_id: caller,
  });
  const key = resource(
    stack,
    'key',
    'azurerm_key_vault_key',
    {
      name: 'secrets',
      key_vault_id: id,
      key_type: 'RSA',
      key_size: 3072,
      key_opts: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
      lifecycle: { prevent_destroy: true },
    },
    [right],
  );
  return { id: key.getStringAttribute('id'), vault: id };
}
