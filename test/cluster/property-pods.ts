import { PodSecurity, Zone, ZoneQuota } from '../../constructs';
import type { FinishedObject } from '../../constructs/policy/pass/objects';
import { manifestsOf } from '../properties/outcome';

/** The namespaces of the properties, with all that the library puts into a zone: Pod Security, quota, limits. */
export const ZONES: readonly FinishedObject[] = [
  ...zones(),
  // For what zones hold: it stands in the other namespaces already.
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bare' } },
];

function zones(): readonly FinishedObject[] {
  const outcome = manifestsOf((chart) => {
    const quota = ZoneQuota.of({ cpu: '10000', memory: '10000Gi', pods: 10_000 });
    new Zone(chart, 'agents', { quota, podSecurity: PodSecurity.PRIVILEGED });
    return ['properties', 'elsewhere'].map((name) => new Zone(chart, name, { quota }));
  });
  return 'made' in outcome ? outcome.made.objects : [];
}

interface PodSpec {
  readonly securityContext?: { readonly runAsUser?: number };
  readonly volumes?: readonly { readonly name: string; readonly hostPath?: object }[];
  readonly restartPolicy?: string;
}

interface Template {
  readonly metadata: object;
  readonly spec: PodSpec;
}

/** Fields of a pod that name what a dry run does not make. */
const NOT_THERE = ['serviceAccountName', 'priorityClassName'];

/**
 * The pods that controllers would make of these objects: what Pod Security and the namespace's limits look at. Accounts
 * and priorities, which a dry run does not make, and agents, which have a zone of their own, are left out.
 */
export function podsIn(objects: readonly FinishedObject[]): object[] {
  return objects.flatMap((object) => {
    const { spec } = object.kind === 'CronJob' ? (object.spec?.jobTemplate as FinishedObject) : object;
    const template = spec?.template as Template | undefined;
    if (template?.spec.securityContext === undefined || object.kind === 'DaemonSet') return [];
    const pod = Object.entries(template.spec).filter(([field]) => !NOT_THERE.includes(field));
    const claims = ((object.spec?.volumeClaimTemplates ?? []) as FinishedObject[]).map(({ metadata }) => ({
      name: metadata.name,
      emptyDir: {},
    }));
    const volumes = [...(template.spec.volumes ?? []), ...claims];
    const metadata = { ...template.metadata, name: object.metadata.name, namespace: object.metadata.namespace };
    return [{ apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...Object.fromEntries(pod), volumes } }];
  });
}
