import type { TerraformHclModule, TerraformStack } from 'cdktf';
import type { PublishedCluster } from './cluster-stack';
import { eksAddOns, type Association } from './eks-add-ons';
import { eksIdentities, podIdentity } from './eks-identities';
import { eksNetwork, type EksNetwork } from './eks-network';
import { eksNodeGroups } from './eks-node-groups';
import { LOG_DAYS } from './log-days';
import { CALLERS } from './names';
import { provider, registryModule } from './terraform';
import { MODULES, PROVIDERS } from './versions';
import type { EksCluster } from '../../environments/cluster';

const ADMINISTRATOR = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';

/**
 * Amazon EKS: a network of three zones, the control plane, node groups, and what its pods may ask of AWS.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/introduction.html
 */
export function eks(stack: TerraformStack, values: EksCluster): PublishedCluster {
  provider(stack, PROVIDERS.aws, { region: values.region, default_tags: [{ tags: { cluster: values.name } }] });
  provider(stack, PROVIDERS.tls);
  provider(stack, PROVIDERS.time);
  const network = eksNetwork(stack, values);
  const disks = podIdentity(stack, values, 'ebs-csi', { attach_aws_ebs_csi_policy: true });
  const files = podIdentity(stack, values, 'efs-csi', { attach_aws_efs_csi_policy: true });
  const addOns = eksAddOns(taking(disks, CALLERS.ebsCsi), taking(files, CALLERS.efsCsi));
  const cluster = controlPlane(stack, values, network, addOns);
  eksIdentities(stack, values, cluster.getString('cluster_name'));
  return {
    cluster_name: cluster.getString('cluster_name'),
    host: cluster.getString('cluster_endpoint'),
    ca_certificate: cluster.getString('cluster_certificate_authority_data'),
    more: { vpc_id: network.id, node_security_group_id: cluster.getString('node_security_group_id') },
  };
}

/** The drivers are the cluster's own add-ons: AWS joins the role to the account that it makes. */
function taking(role: TerraformHclModule, { serviceAccount }: { readonly serviceAccount: string }): Association {
  return { role_arn: role.getString('iam_role_arn'), service_account: serviceAccount };
}

function controlPlane(
  stack: TerraformStack,
  values: EksCluster,
  network: EksNetwork,
  addOns: object,
): TerraformHclModule {
  return registryModule(stack, 'eks', MODULES.eks, {
    name: values.name,
    kubernetes_version: values.kubernetesVersion,
    vpc_id: network.id,
    subnet_ids: network.nodeSubnets,
    control_plane_subnet_ids: network.controlPlaneSubnets,
    ...endpoint(values),
    ...access(values),
    ...encryption(),
    ...logs(),
    deletion_protection: true,
    // An upgrade is a change of the version here, never an extended support that is paid for.
    upgrade_policy: { support_type: 'STANDARD' },
    zonal_shift_config: { enabled: true },
    // Add-ons get their rights by Pod Identity; accounts that a role trusts itself, by the issuer: identities and stores of secrets.
    enable_irsa: true,
    addons: addOns,
    // The module opens the ports of most webhooks to the control plane, and not that of istiod.
    node_security_group_additional_rules: { istiod: fromControlPlane(15017, "istiod's webhooks") },
    eks_managed_node_groups: eksNodeGroups(values, network.nodeSubnets),
  });
}

function fromControlPlane(port: number, description: string): object {
  return { description, from_port: port, to_port: port, source_cluster_security_group: true };
}

/** From inside by a private address; from outside for the named ranges alone. */
function endpoint({ apiServerCallers }: EksCluster): object {
  return {
    endpoint_private_access: true,
    endpoint_public_access: true,
    endpoint_public_access_cidrs: apiServerCallers,
  };
}

/** Roles of AWS alone, each named here; whoever ran Terraform gets nothing by that. */
function access({ administrators }: EksCluster): object {
  const cluster = { policy_arn: ADMINISTRATOR, access_scope: { type: 'cluster' } };
  return {
    authentication_mode: 'API',
    enable_cluster_creator_admin_permissions: false,
    access_entries: Object.fromEntries(
      Object.entries(administrators).map(([name, principal_arn]) => [
        name,
        { principal_arn, policy_associations: { administrator: cluster } },
      ]),
    ),
  };
}

/** Secrets in etcd, under a key of the cluster's own that turns once a year. */
function encryption(): object {
  return {
    create_kms_key: true,
    enable_kms_key_rotation: true,
    kms_key_deletion_window_in_days: 30,
    encryption_config: { resources: ['secrets'] },
  };
}

function logs(): object {
  return {
    enabled_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
    cloudwatch_log_group_retention_in_days: LOG_DAYS,
  };
}
