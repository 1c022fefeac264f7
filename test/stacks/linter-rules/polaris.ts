import { at, containers, objects, selects, workloads, type Container, type Rule, type Workload } from './rule';

const SENSITIVE_NAME =
  /^AWS_SECRET_ACCESS_KEY$|^GOOGLE_APPLICATION_CREDENTIALS$|^AZURE_.+KEY$|^OCI_CLI_KEY_CONTENT$|password|token|bearer|secret/i;
const PRIVATE_KEY = /-BEGIN\s+.*PRIVATE KEY-/i;

/** Kinds whose pods are there to stay. */
const LASTING = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** The rules that Polaris applies by default, as read in its checks (August 2026). */
export const POLARIS: { readonly [rule: string]: Rule } = {
  deploymentMissingReplicas: objects(['Deployment'], ({ spec }) => Number(at(spec, 'replicas') ?? 0) < 2),
  priorityClassNotSet: workloads(({ pod }) => pod.priorityClassName === undefined),
  tagNotSpecified: containers(({ image }) => !/:(?!latest$)[^/]+$/.test(image)),
  pullPolicyNotAlways: containers(({ imagePullPolicy }) => imagePullPolicy !== 'Always'),
  readinessProbeMissing: lasting(({ readinessProbe }) => readinessProbe === undefined),
  livenessProbeMissing: lasting(({ livenessProbe }) => livenessProbe === undefined),
  metadataAndInstanceMismatched: workloads(
    ({ object: { metadata } }) => metadata.labels?.['app.kubernetes.io/instance'] !== metadata.name,
  ),
  pdbDisruptionsIsZero: objects(['PodDisruptionBudget'], ({ spec }) =>
    [0, '0', '0%'].includes(at(spec, 'maxUnavailable') as number | string),
  ),
  missingPodDisruptionBudget: workloads(
    ({ object, labels }, platform) =>
      object.kind === 'Deployment' &&
      !platform
        .of('PodDisruptionBudget', object.metadata.namespace)
        .some(({ spec }) => selects(at(spec, 'selector', 'matchLabels') as object | undefined, labels)),
  ),
  topologySpreadConstraint: workloads(
    ({ object, pod }) => LASTING.includes(object.kind) && (pod.topologySpreadConstraints ?? []).length === 0,
  ),
  hpaMaxAvailability: objects(
    ['HorizontalPodAutoscaler'],
    ({ spec }) => Number(at(spec, 'maxReplicas')) <= Number(at(spec, 'minReplicas')),
  ),
  hpaMinAvailability: objects(['HorizontalPodAutoscaler'], ({ spec }) => Number(at(spec, 'minReplicas')) < 2),
  pdbMinAvailableGreaterThanHPAMinReplicas: objects(
    ['PodDisruptionBudget'],
    ({ spec }) => at(spec, 'minAvailable') !== undefined,
  ),
  cpuRequestsMissing: containers(({ resources }) => resources?.requests?.cpu === undefined),
  cpuLimitsMissing: containers(({ resources }) => resources?.limits?.cpu === undefined),
  memoryRequestsMissing: containers(({ resources }) => resources?.requests?.memory === undefined),
  memoryLimitsMissing: containers(({ resources }) => resources?.limits?.memory === undefined),
  automountServiceAccountToken: workloads(({ pod }) => pod.automountServiceAccountToken !== false),
  hostIPCSet: workloads(({ pod }) => pod.hostIPC === true),
  hostPIDSet: workloads(({ pod }) => pod.hostPID === true),
  hostNetworkSet: workloads(({ pod }) => pod.hostNetwork === true),
  hostPortSet: containers(({ ports = [] }) => ports.some(({ hostPort }) => hostPort !== undefined)),
  hostPathSet: workloads(({ pod }) => (pod.volumes ?? []).some(({ hostPath }) => hostPath !== undefined)),
  hostProcess: containers(({ securityContext }) => securityContext?.windowsOptions !== undefined),
  linuxHardening: containers(
    ({ securityContext: own }, { pod: { securityContext: shared } }) =>
      [undefined, 'Unconfined'].includes((own?.seccompProfile ?? shared?.seccompProfile)?.type) &&
      (own?.capabilities?.drop ?? []).length === 0,
  ),
  // It wants one policy with both directions for each pod: the many that one connection each need are none to it.
  missingNetworkPolicy: workloads(
    ({ object, labels }, platform) =>
      !platform
        .of('NetworkPolicy', object.metadata.namespace)
        .some(
          ({ spec }) =>
            at(spec, 'podSelector', 'matchLabels') !== undefined &&
            selects(at(spec, 'podSelector', 'matchLabels') as object, labels) &&
            at(spec, 'egress') !== undefined &&
            at(spec, 'ingress') !== undefined,
        ),
  ),
  notReadOnlyRootFilesystem: containers(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true),
  privilegeEscalationAllowed: containers(({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false),
  procMount: containers(({ securityContext }) => !['Default', undefined].includes(securityContext?.procMount)),
  runAsRootAllowed: containers(({ securityContext: own }, { pod: { securityContext: shared } }) => {
    const user = own?.runAsUser ?? shared?.runAsUser;
    return user === 0 || (user === undefined && (own?.runAsNonRoot ?? shared?.runAsNonRoot) !== true);
  }),
  runAsPrivileged: containers(({ securityContext }) => securityContext?.privileged === true),
  dangerousCapabilities: containers(({ securityContext }) =>
    /ALL|SYS_ADMIN|NET_ADMIN/.test(String(securityContext?.capabilities?.add)),
  ),
  insecureCapabilities: containers(
    ({ securityContext }) => !(securityContext?.capabilities?.drop ?? []).includes('ALL'),
  ),
  tlsSettingsMissing: objects(['Ingress'], ({ spec }) => at(spec, 'tls') === undefined),
  sensitiveContainerEnvVar: containers(({ env = [] }) =>
    env.some(({ name, value }) => value !== undefined && (SENSITIVE_NAME.test(name) || PRIVATE_KEY.test(value))),
  ),
  sensitiveConfigmapContent: objects(['ConfigMap'], ({ data }) =>
    Object.entries((data ?? {}) as { [key: string]: string }).some(
      ([key, value]) => SENSITIVE_NAME.test(key) || PRIVATE_KEY.test(value),
    ),
  ),
  ...roles(['clusterrolePodExecAttach', 'rolePodExecAttach']),
  clusterrolebindingClusterAdmin: objects(['ClusterRoleBinding'], bindsAdministrator),
  rolebindingClusterAdminClusterRole: objects(['RoleBinding'], bindsAdministrator),
};

/** Containers of pods that are there to stay, those that come before them apart. */
function lasting(wrong: (container: Container) => boolean): Rule {
  return workloads(({ object, pod }: Workload) => LASTING.includes(object.kind) && pod.containers.some(wrong));
}

function roles([ofCluster = '', ofNamespace = '']: readonly string[]): { [rule: string]: Rule } {
  const entering = (kind: string) =>
    objects([kind], ({ rules }) =>
      ((rules ?? []) as readonly { readonly resources?: readonly string[]; readonly verbs: readonly string[] }[]).some(
        ({ resources = [], verbs }) =>
          resources.some((one) => ['*', 'pods/exec', 'pods/attach'].includes(one)) &&
          verbs.some((verb) => ['*', 'get', 'create'].includes(verb)),
      ),
    );
  return { [ofCluster]: entering('ClusterRole'), [ofNamespace]: entering('Role') };
}

function bindsAdministrator(object: object): boolean {
  return at(object, 'roleRef', 'name') === 'cluster-admin';
}
