import type { TerraformHclModule, TerraformStack } from 'cdktf';
import { CALLERS } from './names';
import { registryModule, type Attributes } from './terraform';
import { MODULES } from './versions';
import type { EksCluster } from '../../environments/cluster';

/**
 * What add-ons may ask of AWS, each by a role of its own that its service account gets by Pod Identity: no key of AWS is
 * in the cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export function eksIdentities(stack: TerraformStack, values: EksCluster, clusterName: string): void {
  const { secretArns = [], hostedZoneArns = [], name } = values;
  const of = ({ namespace, serviceAccount }: { readonly namespace: string; readonly serviceAccount: string }) => ({
    associations: { cluster: { cluster_name: clusterName, namespace, service_account: serviceAccount } },
  });
  podIdentity(stack, values, 'cluster-autoscaler', {
    attach_cluster_autoscaler_policy: true,
    cluster_autoscaler_cluster_names: [name],
    ...of(CALLERS.clusterAutoscaler),
  });
  if (secretArns.length > 0) {
    podIdentity(stack, values, 'external-secrets', {
      attach_external_secrets_policy: true,
      external_secrets_secrets_manager_arns: secretArns,
      ...of(CALLERS.externalSecrets),
    });
  }
  if (hostedZoneArns.length > 0) {
    podIdentity(stack, values, 'cert-manager', {
      attach_cert_manager_policy: true,
      cert_manager_hosted_zone_arns: hostedZoneArns,
      ...of(CALLERS.certManager),
    });
  }
}

/** A role for pods, with its policy; both carry the cluster's name, so that one account may hold several clusters. */
export function podIdentity(
  stack: TerraformStack,
  { name }: EksCluster,
  role: string,
  rights: Attributes,
): TerraformHclModule {
  return registryModule(stack, role, MODULES.podIdentity, {
    name: `${name}-${role}`,
    // A prefix of a role's name may have 38 characters, a name 64.
    use_name_prefix: 'false',
    policy_name_prefix: `${name}-`,
    ...rights,
  });
}
