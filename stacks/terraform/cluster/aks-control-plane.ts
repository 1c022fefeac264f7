import { Fn, Token, type ITerraformDependable, type TerraformHclModule, type TerraformStack } from 'cdktf';
import { aksAgentPools } from './aks-agent-pools';
import type { AksKey } from './aks-key';
import type { AksNetwork } from './aks-network';
import type { ResourceGroup } from './resource-group';
import { registryModule } from './terraform';
import { MODULES } from './versions';
import type { AksCluster } from '../../environments/cluster';

/** What stands around it, by id. */
export interface AksSurroundings {
  readonly identity: string;
  readonly network: AksNetwork;
  readonly key: AksKey;
  readonly logs: string;
}

/** The control plane with its pools, once what it depends on is there. */
export function aksControlPlane(
  stack: TerraformStack,
  values: AksCluster,
  group: ResourceGroup,
  { identity, network, key, logs }: AksSurroundings,
  dependsOn: ITerraformDependable[],
): TerraformHclModule {
  const variables = {
    name: values.name,
    location: group.location,
    parent_id: group.id,
    enable_telemetry: false,
    kubernetes_version: values.kubernetesVersion,
    sku: { name: 'Base', tier: 'Standard' },
    managed_identities: { user_assigned_resource_ids: [identity] },
    ...access(values, network),
    ...networking(values),
    oidc_issuer_profile: { enabled: true },
    security_profile: {
      workload_identity: { enabled: true },
      azure_key_vault_kms: { enabled: true, key_id: key.id, key_vault_network_access: 'Public' },
      image_cleaner: { enabled: true, interval_hours: 48 },
    },
    diagnostic_settings: { 'control-plane': diagnostics(logs) },
    auto_upgrade_profile: { upgrade_channel: 'patch', node_os_upgrade_channel: 'NodeImage' },
    addon_profile_azure_policy: { enabled: true },
    // In full: the module's own check of it fails on Terraform before 1.12.
    ingress_profile: {
      gateway_api: { installation: 'Disabled' },
      web_app_routing: {
        enabled: false,
        gateway_api_implementations: { app_routing_istio: { mode: 'Disabled' } },
      },
    },
    ...aksAgentPools(values, network.nodeSubnet),
  };
  return registryModule(stack, 'aks', MODULES.aks, variables, dependsOn);
}

/** Groups of the directory alone. The nodes call the API server from the network's own public address. */
function access({ tenantId, administrators, apiServerCallers }: AksCluster, { address }: AksNetwork): object {
  return {
    enable_rbac: true,
    disable_local_accounts: true,
    aad_profile: {
      managed: true,
      enable_azure_rbac: true,
      tenant_id: tenantId,
      admin_group_object_ids: administrators,
    },
    api_server_access_profile: {
      authorized_ip_ranges: [...apiServerCallers, `${address}/32`],
      disable_run_command: true,
    },
  };
}

/** Cilium enforces NetworkPolicies. Its `ipBlock` matches no pod and no node. */
function networking({ podCidr, serviceCidr }: AksCluster): object {
  return {
    network_profile: {
      network_plugin: 'azure',
      network_plugin_mode: 'overlay',
      network_dataplane: 'cilium',
      network_policy: 'cilium',
      outbound_type: 'userAssignedNATGateway',
      pod_cidr: podCidr,
      service_cidr: serviceCidr,
      dns_service_ip: tenthAddress(serviceCidr),
    },
  };
}

/** Named one by one: the module's own choice would be all logs of Azure. */
function diagnostics(workspace: string): object {
  return {
    log_categories: ['kube-apiserver', 'kube-audit', 'kube-controller-manager', 'kube-scheduler', 'guard'],
    log_groups: [],
    workspace_resource_id: workspace,
  };
}

/** Kubernetes' custom for the cluster's name server: the tenth address of the services. */
function tenthAddress(cidr: string): string {
  return Token.asString(Fn.cidrhost(cidr, 10));
}
