import type { TerraformStack } from 'cdktf';
import { CALLERS } from './names';
import type { ResourceGroup } from './resource-group';
import { resource } from './terraform';
import type { AksCluster } from '../../environments/cluster';

/**
 * What add-ons may ask of Azure, each by an identity of its own that trusts the add-on's service account: no password is
 * in the cluster. Gives the clients' ids, which the service accounts name in `azure.workload.identity/client-id`.
 * @see https://learn.microsoft.com/azure/aks/workload-identity-overview
 */
export function aksIdentities(
  stack: TerraformStack,
  values: AksCluster,
  group: ResourceGroup,
  issuer: string,
): { readonly [output: string]: string } {
  const { secretVaultId, dnsZoneId } = values;
  const identity = (caller: Caller, scope: string, role: string) =>
    workloadIdentity(stack, group, issuer, caller, scope, role);
  return {
    ...(secretVaultId === undefined
      ? {}
      : { external_secrets_client_id: identity(CALLERS.externalSecrets, secretVaultId, 'Key Vault Secrets User') }),
    ...(dnsZoneId === undefined
      ? {}
      : { cert_manager_client_id: identity(CALLERS.certManager, dnsZoneId, 'DNS Zone Contributor') }),
  };
}

interface Caller {
  readonly namespace: string;
  readonly serviceAccount: string;
}

function workloadIdentity(
  stack: TerraformStack,
  group: ResourceGroup,
  issuer: string,
  caller: Caller,
  scope: string,
  role: string,
): string {
  const name = caller.serviceAccount;
  const identity = resource(stack, `${name}-identity`, 'azurerm_user_assigned_identity', {
    name,
    resource_group_name: group.name,
    location: group.location,
  });
  resource(stack, `${name}-trust`, 'azurerm_federated_identity_credential', {
    name,
    user_assigned_identity_id: identity.getStringAttribute('id'),
    audience: ['api://AzureADTokenExchange'],
    issuer,
    subject: `system:serviceaccount:${caller.namespace}:${caller.serviceAccount}`,
  });
  resource(stack, `${name}-right`, 'azurerm_role_assignment', {
    scope,
    role_definition_name: role,
    principal_id: identity.getStringAttribute('principal_id'),
  });
  return identity.getStringAttribute('client_id');
}
