import { checkRanges, checkSome, checkText, type Attempt } from './values';
import type { AksCluster } from '../cluster';

const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LOCATION = /^[a-z]+\d?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const VAULT_NAME = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/;
const INSTANCE_TYPE = /^Standard_[A-Za-z0-9_-]+$/;
const GROUP_ID = '/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]+/providers';
const VAULT_ID = new RegExp(`^${GROUP_ID}/Microsoft\\.KeyVault/vaults/[^/]+$`);
const DNS_ZONE_ID = new RegExp(`^${GROUP_ID}/Microsoft\\.Network/dnszones/[^/]+$`, 'i');

/** Refuses what Azure Kubernetes Service or its module would trip over. */
export function checkAks(cluster: AksCluster, attempt: Attempt): void {
  const of = (field: keyof AksCluster, pattern: RegExp, what: string, example: string) =>
    attempt(`cluster.${field}`, () => {
      checkText(cluster[field] as string, pattern, what, example);
    });
  of('name', NAME, 'a name of at most 63 characters', 'commerce-production');
  of('region', LOCATION, 'a location of Azure', 'westeurope');
  of('subscriptionId', UUID, 'the id of a subscription', '00000000-0000-0000-0000-000000000000');
  of('tenantId', UUID, 'the id of a tenant', '00000000-0000-0000-0000-000000000000');
  of('keyVaultName', VAULT_NAME, 'a name of 3 to 24 letters, digits and single hyphens', 'commerce-production');
  of('systemInstanceType', INSTANCE_TYPE, 'a type of machine', 'Standard_D4ds_v5');
  if (cluster.secretVaultId !== undefined) {
    of('secretVaultId', VAULT_ID, 'the resource id of a key vault', '/subscriptions/…/Microsoft.KeyVault/vaults/shop');
  }
  if (cluster.dnsZoneId !== undefined) {
    of('dnsZoneId', DNS_ZONE_ID, 'the resource id of a DNS zone', '/subscriptions/…/Microsoft.Network/dnszones/shop');
  }
  cluster.zones.forEach((zone, index) =>
    attempt(`cluster.zones.${index}`, () => checkText(zone, /^[123]$/, 'the number of a zone', '1')),
  );
  attempt('cluster.administrators', () => checkSome(cluster.administrators, 'group', 'the object id of a group'));
  cluster.administrators.forEach((group, index) =>
    attempt(`cluster.administrators.${index}`, () =>
      checkText(group, UUID, 'the object id of a group', '00000000-0000-0000-0000-000000000000'),
    ),
  );
  checkNetwork(cluster, attempt);
}

function checkNetwork({ cidr, nodeCidr, podCidr, serviceCidr }: AksCluster, attempt: Attempt): void {
  checkRanges({ 'cluster.cidr': cidr, 'cluster.podCidr': podCidr, 'cluster.serviceCidr': serviceCidr }, attempt);
  checkRanges({ 'cluster.nodeCidr': nodeCidr }, attempt, { name: 'cluster.cidr', cidr });
}
