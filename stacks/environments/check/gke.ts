import { checkRanges, checkText, type Attempt } from './values';
import type { GkeCluster } from '../cluster';

const NAME = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;
const REGION = /^[a-z]+-[a-z]+\d+$/;
const PROJECT = /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/;
const GROUP = /^gke-security-groups@[a-z0-9.-]+\.[a-z]+$/;
const SECRET = /^[A-Za-z0-9_-]{1,255}$/;
const DNS_ZONE = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Refuses what Google Kubernetes Engine or its modules would trip over. */
export function checkGke(cluster: GkeCluster, attempt: Attempt): void {
  const { name, project, region, zones, securityGroup, secrets = [], dnsZone } = cluster;
  attempt('cluster.name', () => checkText(name, NAME, 'a name of at most 40 characters', 'commerce-production'));
  attempt('cluster.project', () => checkText(project, PROJECT, 'the id of a project', 'shop-production'));
  attempt('cluster.region', () => checkText(region, REGION, 'a region of Google Cloud', 'europe-west1'));
  if (REGION.test(region)) {
    zones.forEach((zone, index) => {
      const pattern = new RegExp(`^${region}-[a-z]$`);
      attempt(`cluster.zones.${index}`, () => checkText(zone, pattern, `a zone of ${region}`, `${region}-b`));
    });
  }
  attempt('cluster.securityGroup', () =>
    checkText(securityGroup, GROUP, 'the group that GKE looks into', 'gke-security-groups@example.com'),
  );
  secrets.forEach((secret, index) =>
    attempt(`cluster.secrets.${index}`, () => checkText(secret, SECRET, 'the name of a secret', 'orders-database')),
  );
  attempt('cluster.dnsZone', () => {
    if (dnsZone !== undefined) {
      checkText(dnsZone, DNS_ZONE, 'the name of a zone of Cloud DNS', 'shop-example-com');
    }
  });
  const { cidr, podCidr, serviceCidr } = cluster;
  checkRanges({ 'cluster.cidr': cidr, 'cluster.podCidr': podCidr, 'cluster.serviceCidr': serviceCidr }, attempt);
}
