import { objectName, podsOf, type FinishedObject } from './objects';
import { shown, type Issue } from '../../core/errors';

/** What the level `restricted` reads of a pod. */
interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext;
  readonly volumes?: readonly { readonly [field: string]: unknown }[];
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

interface Container {
  readonly name: string;
  readonly securityContext?: SecurityContext;
  readonly ports?: readonly { readonly hostPort?: number }[];
}

interface SecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly seccompProfile?: { readonly type?: string };
}

/** Kinds of volume that pods of a restricted namespace may have. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * Pods that their namespace refuses: the API server takes their Deployment with a warning, and then none of its pods.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function podSecurityIssues(objects: readonly FinishedObject[]): Issue[] {
  const restricted = new Set(
    objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.labels?.[ENFORCED] === 'restricted')
      .map(({ metadata }) => metadata.name),
  );
  return objects.flatMap((object) => {
    const pods = podsOf(object);
    return pods !== undefined && restricted.has(pods.namespace) ? issuesOf(object, pods.spec) : [];
  });
}

const ENFORCED = 'pod-security.kubernetes.io/enforce';

function issuesOf(object: FinishedObject, pod: PodSpec): Issue[] {
  const containers = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  const wrong = [
    ...ofPod(pod),
    ...containers.flatMap((container) => ofContainer(container, pod.securityContext ?? {})),
  ];
  return wrong.map((got) => ({
    code: 'POD_SECURITY' as const,
    place: objectName(object),
    expected: `pods must be what the Pod Security level "restricted" of their namespace admits`,
    got,
    example: `new Zone(this, 'agents', { podSecurity: PodSecurity.PRIVILEGED }), for agents that read the node`,
  }));
}

function ofPod({ hostNetwork, hostPID, hostIPC, volumes = [] }: PodSpec): string[] {
  const kinds = volumes.map(({ name, ...source }) => [name, ...Object.keys(source)].map(String));
  return [
    ...(hostNetwork || hostPID || hostIPC ? ["the node's own network or processes"] : []),
    ...kinds
      .filter(([, kind]) => kind !== undefined && !VOLUMES.includes(kind))
      .map(([name, kind]) => `volume ${shown(name)} of kind ${kind ?? ''}`),
  ];
}

function ofContainer({ name, securityContext: own = {}, ports = [] }: Container, pod: SecurityContext): string[] {
  const { capabilities: { add = [], drop = [] } = {} } = own;
  const added = add.filter((capability) => capability !== 'NET_BIND_SERVICE');
  const seccomp = (own.seccompProfile ?? pod.seccompProfile)?.type ?? '';
  const refused = {
    'as root': (own.runAsUser ?? pod.runAsUser) === 0 || !(own.runAsNonRoot ?? pod.runAsNonRoot ?? false),
    'with privileges': own.privileged === true || own.allowPrivilegeEscalation !== false,
    'with capabilities': added.length > 0 || !drop.includes('ALL'),
    'without seccompProfile': !['RuntimeDefault', 'Localhost'].includes(seccomp),
    'with a port of the node': ports.some(({ hostPort }) => (hostPort ?? 0) !== 0),
  };
  return Object.entries(refused).flatMap(([what, isSo]) => (isSo ? [`container ${shown(name)} ${what}`] : []));
}
