import { differences, type Check } from './check';
import { at } from './linter-rules/rule';
import { title, type Manifest } from './manifests';
import type { QuotaValues, ZoneName } from '../../stacks/environments/environment';
import { ALL_ZONES, GUARDED_ZONES } from '../../stacks/zone-names';

/** The objects of a kind in a zone, by their names. */
function inZone(objects: readonly Manifest[], kind: string, zone: string, name: string): Manifest | undefined {
  return objects.find(
    (object) => object.kind === kind && object.metadata.namespace === zone && object.metadata.name === name,
  );
}

/** A rule for every zone: it is broken by the zones of which something is said. */
function ofZones(
  rule: string,
  reads: readonly string[],
  wrong: (zone: ZoneName, objects: readonly Manifest[]) => readonly string[],
): Check {
  return {
    rule,
    reads,
    broken: ({ objects }) => ALL_ZONES.flatMap((zone) => wrong(zone, objects).map((what) => `${zone}: ${what}`)),
  };
}

/** Each bound of a quota, as the environment and as the API server calls it. */
export const QUOTA_BOUNDS = {
  pods: 'pods',
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  cpuLimit: 'limits.cpu',
  memoryLimit: 'limits.memory',
} satisfies Record<keyof QuotaValues, string>;

function policyRules({ spec }: Manifest): { readonly ingress: readonly object[]; readonly egress: readonly object[] } {
  const { ingress = [], egress = [] } = (spec ?? {}) as { ingress?: readonly object[]; egress?: readonly object[] };
  return { ingress, egress };
}

/** What every zone of the platform has, and what no policy opens. */
export const ZONE_RULES: readonly Check[] = [
  ofZones('every zone denies everything both ways by default', ['NetworkPolicy'], (zone, objects) => {
    const policy = inZone(objects, 'NetworkPolicy', zone, 'default-deny');
    return JSON.stringify(policy?.spec) === '{"podSelector":{},"policyTypes":["Ingress","Egress"]}'
      ? []
      : [JSON.stringify(policy?.spec)];
  }),
  ofZones('every zone lets questions to the DNS out', ['NetworkPolicy'], (zone, objects) =>
    inZone(objects, 'NetworkPolicy', zone, 'allow-dns') === undefined ? ['no allow-dns'] : [],
  ),
  ofZones('Pod Security restricts every zone but the agents’, and says so first', ['Namespace'], (zone, objects) => {
    const labels = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === zone)?.metadata
      .labels;
    const level = zone === 'agents' ? 'privileged' : 'restricted';
    const modes = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`);
    return modes.filter((mode) => labels?.[mode] !== level);
  }),
  ofZones('zones with cards are marked as guarded, and no others', ['Namespace'], (zone, objects) => {
    const labels = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === zone)?.metadata
      .labels;
    const marked = Object.entries(labels ?? {}).some(([key, value]) => key.endsWith('/guarded') && value === 'true');
    return marked === GUARDED_ZONES.includes(zone) ? [] : [`marked: ${marked}`];
  }),
  ofZones('every namespace survives the chart', ['Namespace'], (zone, objects) => {
    const found = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === zone);
    return found?.metadata.annotations?.['helm.sh/resource-policy'] === 'keep' ? [] : ['not kept'];
  }),
  {
    rule: 'every zone is bounded as the environment says',
    reads: ['ResourceQuota'],
    broken: ({ objects, environment }) =>
      differences(
        objects
          .filter(({ kind }) => kind === 'ResourceQuota')
          .flatMap(({ metadata, spec }) =>
            Object.entries(at(spec, 'hard') ?? {}).map(([bound, amount]) => `${metadata.namespace} ${bound} ${amount}`),
          ),
        Object.entries(environment.quotas).flatMap(([zone, quota]) =>
          Object.entries(QUOTA_BOUNDS).map(([field, bound]) => `${zone} ${bound} ${quota[field as keyof QuotaValues]}`),
        ),
      ),
  },
  {
    rule: 'containers that state nothing get requests and limits, wherever a quota would refuse them',
    reads: ['LimitRange'],
    broken: ({ objects, environment }) =>
      Object.keys(environment.quotas).filter((zone) => {
        const limits = objects.filter(({ kind, metadata }) => kind === 'LimitRange' && metadata.namespace === zone);
        const given = ['default', 'defaultRequest'].flatMap((field) =>
          ['cpu', 'memory'].map((what) =>
            limits.some(({ spec }) => at(spec, 'limits', '0', field, what) !== undefined),
          ),
        );
        return given.includes(false);
      }),
  },
  {
    rule: 'every policy names the directions that it governs, and no others',
    reads: ['NetworkPolicy'],
    broken: ({ objects }) =>
      objects
        .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name !== 'default-deny')
        .filter((policy) => {
          const { ingress, egress } = policyRules(policy);
          const governed = [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])];
          return JSON.stringify(at(policy.spec, 'policyTypes')) !== JSON.stringify(governed);
        })
        .map(title),
  },
  {
    rule: 'no policy opens everything: each rule names ports, and egress names its peers',
    reads: ['NetworkPolicy'],
    broken: ({ objects }) =>
      objects
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .filter((policy) => {
          const { ingress, egress } = policyRules(policy);
          const none = (rule: object, field: string): boolean => ((at(rule, field) ?? []) as object[]).length === 0;
          return [...ingress, ...egress].some((rule) => none(rule, 'ports')) || egress.some((rule) => none(rule, 'to'));
        })
        .map(title),
  },
];
