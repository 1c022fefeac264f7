import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { CALLERS } from './names';
import { resource } from './terraform';
import type { GkeCluster } from '../../environments/cluster';

/**
 * What add-ons may ask of Google Cloud, granted to their service accounts themselves: there is no key and no account of
 * Google in between. The pool of identities comes with the first cluster.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
export function gkeIdentities(
  stack: TerraformStack,
  { project, secrets = [], dnsZone }: GkeCluster,
  projectNumber: string,
  cluster: ITerraformDependable,
): void {
  const pool = `principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${project}.svc.id.goog`;
  const member = ({ namespace, serviceAccount }: { readonly namespace: string; readonly serviceAccount: string }) =>
    `${pool}/subject/ns/${namespace}/sa/${serviceAccount}`;
  for (const secret of secrets) {
    const rights = {
      project,
      secret_id: secret,
      role: 'roles/secretmanager.secretAccessor',
      member: member(CALLERS.externalSecrets),
    };
    resource(stack, `secret-${secret}`, 'google_secret_manager_secret_iam_member', rights, [cluster]);
  }
  if (dnsZone !== undefined) {
    const rights = { project, managed_zone: dnsZone, role: 'roles/dns.admin', member: member(CALLERS.certManager) };
    resource(stack, 'dns', 'google_dns_managed_zone_iam_member', rights, [cluster]);
  }
}
