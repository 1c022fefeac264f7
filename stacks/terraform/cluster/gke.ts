import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { ITerraformDependable, TerraformHclModule, TerraformStack } from 'cdktf';
import type { PublishedCluster } from './cluster-stack';
import { gkeIdentities } from './gke-identities';
import { gkeKey } from './gke-key';
import { gkeLogs } from './gke-logs';
import { gkeNetwork, type GkeNetwork } from './gke-network';
import { gkeNodePools } from './gke-node-pools';
import { dataSource, provider, registryModule } from './terraform';
import { MODULES, PROVIDERS } from './versions';
import type { GkeCluster } from '../../environments/cluster';

/**
 * Google Kubernetes Engine (Standard): a network, the regional control plane, node pools over three zones, and what pods
 * may ask of Google Cloud. GKE scales the pools itself.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
 */
export function gke(stack: TerraformStack, values: GkeCluster): PublishedCluster {
  provider(stack, PROVIDERS.google, { project: values.project, region: values.region });
  provider(stack, PROVIDERS.googleBeta, { project: values.project, region: values.region });
  provider(stack, PROVIDERS.random);
  // The module asks for it, for settings that are not used here: it reaches no cluster.
  new KubernetesProvider(stack, 'kubernetes', {});
  const projectNumber = dataSource(stack, 'project', 'google_project', {
    project_id: values.project,
  }).getStringAttribute('number');
  const network = gkeNetwork(stack, values);
  const key = gkeKey(stack, values, projectNumber);
  const cluster = controlPlane(stack, values, network, key.id, [key.grant, network.wayOut]);
  gkeLogs(stack, values);
  gkeIdentities(stack, values, projectNumber, cluster);
  return {
    cluster_name: cluster.getString('name'),
    host: `https://${cluster.getString('endpoint')}`,
    ca_certificate: cluster.getString('ca_certificate'),
  };
}

function controlPlane(
  stack: TerraformStack,
  values: GkeCluster,
  network: GkeNetwork,
  key: string,
  dependsOn: ITerraformDependable[],
): TerraformHclModule {
  const variables = {
    project_id: values.project,
    name: values.name,
    region: values.region,
    regional: true,
    zones: values.zones,
    network: network.name,
    subnetwork: network.subnetwork,
    ip_range_pods: network.podRange,
    ip_range_services: network.serviceRange,
    release_channel: 'REGULAR',
    kubernetes_version: values.kubernetesVersion,
    deletion_protection: true,
    ...endpoint(values),
    // Dataplane V2 enforces NetworkPolicies; `network_policy` is Calico, and both conflict.
    datapath_provider: 'ADVANCED_DATAPATH',
    network_policy: false,
    enable_intranode_visibility: true,
    dns_cache: true,
    // Files that many nodes share.
    filestore_csi_driver: true,
    identity_namespace: 'enabled',
    node_metadata: 'GKE_METADATA',
    database_encryption: [{ state: 'ENCRYPTED', key_name: key }],
    logging_enabled_components: ['SYSTEM_COMPONENTS', 'APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER', 'WORKLOADS'],
    monitoring_enabled_components: ['SYSTEM_COMPONENTS', 'APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER'],
    monitoring_enable_managed_prometheus: false,
    ...hardening(values),
    ...gkeNodePools(values),
  };
  return registryModule(stack, 'gke', MODULES.gke, variables, dependsOn);
}

/** Nodes without public addresses. With an empty list the module would leave the endpoint open to all. */
function endpoint({ apiServerCallers }: GkeCluster): object {
  return {
    enable_private_nodes: true,
    enable_private_endpoint: false,
    gcp_public_cidrs_access_enabled: false,
    master_authorized_networks: apiServerCallers.map((cidr_block, index) => ({
      cidr_block,
      display_name: `caller-${index + 1}`,
    })),
    // Webhooks and metrics of add-ons: the control plane calls them past the nodes' firewall.
    add_master_webhook_firewall_rules: true,
    firewall_inbound_ports: ['6443', '8443', '9443', '10250', '15017'],
  };
}

function hardening({ securityGroup }: GkeCluster): object {
  return {
    authenticator_security_group: securityGroup,
    enable_shielded_nodes: true,
    insecure_kubelet_readonly_port_enabled: false,
    issue_client_certificate: false,
    security_posture_mode: 'BASIC',
    security_posture_vulnerability_mode: 'VULNERABILITY_BASIC',
    create_service_account: true,
    // Without it the account that is created may not pull from Artifact Registry.
    grant_registry_access: true,
    remove_default_node_pool: true,
  };
}
