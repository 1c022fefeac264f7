import { at, containers, objects, selects, workloads, type Container, type Probe, type Rule } from './rule';

const SENSITIVE = /^\/(boot|dev|etc|lib|proc|sys|usr)?$/;

/** The rules that KubeLinter 0.8.3 applies by default, as read in its documentation and sources. */
export const KUBE_LINTER: { readonly [rule: string]: Rule } = {
  'dangling-service': objects(
    ['Service'],
    ({ spec, metadata }, { workloads: all }) =>
      at(spec, 'type') !== 'ExternalName' &&
      !all.some(
        ({ object, labels }) =>
          object.metadata.namespace === metadata.namespace &&
          at(spec, 'selector') !== undefined &&
          selects(at(spec, 'selector') as object, labels),
      ),
  ),
  'deprecated-service-account-field': workloads(({ pod }) => pod.serviceAccount !== undefined),
  'docker-sock': workloads(({ pod }) => hostPaths(pod).some((path) => path.endsWith('docker.sock'))),
  'drop-net-raw-capability': containers(
    ({ securityContext }) => !/NET_RAW|ALL/i.test(String(securityContext?.capabilities?.drop)),
  ),
  'duplicate-env-var': containers(({ env = [] }) => new Set(env.map(({ name }) => name)).size !== env.length),
  'env-var-secret': containers(({ env = [] }) =>
    env.some(({ name, value = '' }) => /secret/i.test(name) && value !== ''),
  ),
  'host-ipc': workloads(({ pod }) => pod.hostIPC === true),
  'host-network': workloads(({ pod }) => pod.hostNetwork === true),
  'host-pid': workloads(({ pod }) => pod.hostPID === true),
  'invalid-target-ports': containers(({ ports = [] }) =>
    ports.some(({ name = 'x' }) => !/^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
  ),
  'job-ttl-seconds-after-finished': objects(['Job', 'CronJob'], ({ kind, spec }) =>
    kind === 'Job'
      ? at(spec, 'ttlSecondsAfterFinished') === undefined
      : at(spec, 'jobTemplate', 'spec', 'ttlSecondsAfterFinished') !== undefined,
  ),
  'latest-tag': containers(({ image }) => image.endsWith(':latest') || !/:[^/]+$/.test(image)),
  'liveness-port': probed(({ livenessProbe }) => livenessProbe),
  'readiness-port': probed(({ readinessProbe }) => readinessProbe),
  'startup-port': probed(({ startupProbe }) => startupProbe),
  'mismatching-selector': workloads(
    ({ object, labels }) => !selects(at(object.spec, 'selector', 'matchLabels') as object | undefined, labels),
  ),
  'no-anti-affinity': workloads(
    ({ object, pod }) => Number(at(object.spec, 'replicas') ?? 1) > 1 && pod.affinity?.podAntiAffinity === undefined,
  ),
  'no-extensions-v1beta': ({ objects: all }) =>
    all.filter(({ apiVersion }) => apiVersion.startsWith('extensions/v1beta')).map(({ kind }) => kind),
  'no-read-only-root-fs': containers(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true),
  'non-existent-service-account': workloads(
    ({ object, pod }, platform) =>
      !platform
        .of('ServiceAccount', object.metadata.namespace)
        .some(({ metadata }) => metadata.name === pod.serviceAccountName),
  ),
  'pdb-max-unavailable': objects(['PodDisruptionBudget'], ({ spec }) =>
    [0, '0', '0%'].includes(at(spec, 'maxUnavailable') as number | string),
  ),
  // How many are needed is compared with how many there are; no budget of the platform says how many are needed.
  'pdb-min-available': objects(['PodDisruptionBudget'], ({ spec }) => at(spec, 'minAvailable') !== undefined),
  'pdb-unhealthy-pod-eviction-policy': objects(
    ['PodDisruptionBudget'],
    ({ spec }) => at(spec, 'unhealthyPodEvictionPolicy') === undefined,
  ),
  'privilege-escalation-container': containers(
    ({ securityContext: context }) =>
      context?.allowPrivilegeEscalation !== false ||
      context.privileged === true ||
      (context.capabilities?.add ?? []).includes('SYS_ADMIN'),
  ),
  'privileged-container': containers(({ securityContext }) => securityContext?.privileged === true),
  'run-as-non-root': containers(({ securityContext: own }, { pod: { securityContext: shared } }) => {
    const [user, group] = [own?.runAsUser ?? shared?.runAsUser, own?.runAsGroup ?? shared?.runAsGroup];
    return group === 0 || user === 0 || (user === undefined && (own?.runAsNonRoot ?? shared?.runAsNonRoot) !== true);
  }),
  'sensitive-host-mounts': workloads(({ pod }) => hostPaths(pod).some((path) => SENSITIVE.test(path))),
  'ssh-port': containers(({ ports = [] }) => ports.some(({ containerPort }) => containerPort === 22)),
  'unsafe-sysctls': workloads(({ pod }) => (pod.securityContext?.sysctls ?? []).length > 0),
  'unset-cpu-requirements': containers(({ resources }) => resources?.requests?.cpu === undefined),
  'unset-memory-requirements': containers(({ resources }) => resources?.limits?.memory === undefined),
};

function hostPaths(pod: { readonly volumes?: readonly { readonly hostPath?: { readonly path: string } }[] }): string[] {
  return (pod.volumes ?? []).flatMap(({ hostPath }) => hostPath?.path ?? []);
}

/** A probe must ask a port that its container declares. */
function probed(probe: (container: Container) => Probe | undefined): Rule {
  return containers((container) => {
    const asked = probe(container);
    const port = asked?.httpGet?.port ?? asked?.tcpSocket?.port ?? asked?.grpc?.port;
    const declared = (container.ports ?? []).flatMap(({ name, containerPort }) => [name, containerPort]);
    return port !== undefined && !declared.includes(port);
  });
}
