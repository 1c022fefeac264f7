import { checkRanges, checkSome, checkText, invalid, type Attempt } from './values';
import type { EksCluster } from '../cluster';
import { isInside, isIpv4Range } from './ranges';
import { shown } from '../../../constructs/core/errors';

/** Names of roles are made of it, whose prefix may have 38 characters. */
const NAME = /^[a-z]([-a-z0-9]{0,27}[a-z0-9])?$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const PRINCIPAL = /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/\S+$/;
const SECRET = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/;
const HOSTED_ZONE = /^arn:aws[a-z-]*:route53:::hostedzone\/\S+$/;

/** Refuses what Amazon EKS, its modules or the platform's own policies would trip over. */
export function checkEks(cluster: EksCluster, apiServer: readonly string[], attempt: Attempt): void {
  const { name, region, zones, administrators, secretArns = [], hostedZoneArns = [] } = cluster;
  attempt('cluster.name', () => checkText(name, NAME, 'a name of at most 29 characters', 'commerce-production'));
  attempt('cluster.region', () => checkText(region, REGION, 'a region of AWS', 'eu-west-1'));
  if (REGION.test(region)) {
    zones.forEach(({ name: zone }, index) => {
      const pattern = new RegExp(`^${region}[a-z]$`);
      attempt(`cluster.zones.${index}.name`, () => checkText(zone, pattern, `a zone of ${region}`, `${region}a`));
    });
  }
  checkSubnets(cluster, apiServer, attempt);
  attempt('cluster.administrators', () =>
    checkSome(Object.keys(administrators), 'role', "{ platform: 'arn:aws:iam::111122223333:role/administrator' }"),
  );
  checkArns(administrators, 'administrators', PRINCIPAL, 'arn:aws:iam::111122223333:role/administrator', attempt);
  checkArns(
    Object.fromEntries(secretArns.entries()),
    'secretArns',
    SECRET,
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/*',
    attempt,
  );
  checkArns(
    Object.fromEntries(hostedZoneArns.entries()),
    'hostedZoneArns',
    HOSTED_ZONE,
    'arn:aws:route53:::hostedzone/Z0123456789',
    attempt,
  );
}

function checkArns(
  arns: { readonly [name: string]: string },
  place: string,
  pattern: RegExp,
  example: string,
  attempt: Attempt,
): void {
  for (const [name, arn] of Object.entries(arns)) {
    attempt(`cluster.${place}.${name}`, () => checkText(arn, pattern, 'an ARN of its kind', example));
  }
}

function checkSubnets({ cidr, zones }: EksCluster, apiServer: readonly string[], attempt: Attempt): void {
  checkRanges({ 'cluster.cidr': cidr }, attempt);
  const subnets = zones.flatMap((zone, index) =>
    (['nodes', 'public', 'controlPlane'] as const).map((use) => [`cluster.zones.${index}.${use}`, zone[use]] as const),
  );
  checkRanges(Object.fromEntries(subnets), attempt, { name: 'cluster.cidr', cidr });
  zones.forEach(({ controlPlane }, index) =>
    attempt(`cluster.zones.${index}.controlPlane`, () => checkReachable(controlPlane, apiServer)),
  );
}

/** The API server answers from these subnets: operators' pods may call what `apiServer` names, and nothing else. */
function checkReachable(subnet: string, apiServer: readonly string[]): void {
  const known = apiServer.filter(isIpv4Range);
  if (isIpv4Range(subnet) && !known.some((range) => isInside(subnet, range))) {
    invalid('it must lie inside a range of apiServer.cidrs, which pods may call', shown(subnet), shown(apiServer));
  }
}
