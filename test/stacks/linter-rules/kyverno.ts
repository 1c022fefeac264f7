import { at, containers, objects, workloads, type Rule } from './rule';

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

const REMOVED = /^(batch\/v1beta1|policy\/v1beta1|autoscaling\/v2beta[12]|flowcontrol.*\/v1beta[123]|extensions\/.*)$/;

/**
 * Kyverno's Pod Security (baseline and restricted) and best-practice policies that refuse something, as read in its
 * collection (March 2026): `policy/rule`.
 */
export const KYVERNO: { readonly [rule: string]: Rule } = {
  'disallow-capabilities-strict/require-drop-all': containers(
    ({ securityContext }) => !(securityContext?.capabilities?.drop ?? []).includes('ALL'),
  ),
  'disallow-capabilities-strict/adding-capabilities-strict': containers(({ securityContext }) =>
    (securityContext?.capabilities?.add ?? []).some((one) => one !== 'NET_BIND_SERVICE'),
  ),
  'disallow-host-namespaces/host-namespaces': workloads(
    ({ pod }) => pod.hostIPC === true || pod.hostNetwork === true || pod.hostPID === true,
  ),
  'disallow-host-path/host-path': workloads(({ pod }) => (pod.volumes ?? []).some((volume) => 'hostPath' in volume)),
  'disallow-host-ports/host-ports-none': containers(({ ports = [] }) => ports.some(({ hostPort = 0 }) => hostPort > 0)),
  'disallow-host-process/host-process-containers': containers(
    ({ securityContext }) => securityContext?.windowsOptions !== undefined,
  ),
  'disallow-privileged-containers/privileged-containers': containers(
    ({ securityContext }) => securityContext?.privileged === true,
  ),
  'disallow-privilege-escalation/privilege-escalation': containers(
    ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false,
  ),
  'disallow-proc-mount/check-proc-mount': containers(
    ({ securityContext }) => !['Default', undefined].includes(securityContext?.procMount),
  ),
  'disallow-selinux/selinux-type': containers(({ securityContext }) => securityContext?.seLinuxOptions !== undefined),
  'require-run-as-nonroot/run-as-non-root': containers(
    ({ securityContext }, { pod }) => (securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) !== true,
  ),
  'require-run-as-non-root-user/run-as-non-root-user': containers(
    ({ securityContext }, { pod }) => securityContext?.runAsUser === 0 || pod.securityContext?.runAsUser === 0,
  ),
  'restrict-seccomp-strict/check-seccomp-strict': containers(
    ({ securityContext }, { pod }) =>
      !['RuntimeDefault', 'Localhost'].includes(
        (securityContext?.seccompProfile ?? pod.securityContext?.seccompProfile)?.type ?? '',
      ),
  ),
  'restrict-sysctls/check-sysctls': workloads(({ pod }) => (pod.securityContext?.sysctls ?? []).length > 0),
  'restrict-volume-types/restricted-volumes': workloads(({ pod }) =>
    (pod.volumes ?? []).some((volume) => Object.keys(volume).some((key) => key !== 'name' && !VOLUMES.includes(key))),
  ),
  'check-deprecated-apis': ({ objects: all }) =>
    all.filter(({ apiVersion }) => REMOVED.test(apiVersion)).map(({ kind, apiVersion }) => `${kind} ${apiVersion}`),
  'disallow-container-sock-mounts/validate-socket-mounts': workloads(({ pod }) =>
    (pod.volumes ?? []).some(({ hostPath }) => hostPath?.path.endsWith('.sock') === true),
  ),
  'disallow-default-namespace/validate-podcontroller-namespace': workloads(({ object }) =>
    ['default', undefined].includes(object.metadata.namespace),
  ),
  'disallow-empty-ingress-host/disallow-empty-ingress-host': objects(['Ingress'], ({ spec }) =>
    ((at(spec, 'rules') ?? []) as readonly { readonly host?: string }[]).some(({ host }) => host === undefined),
  ),
  'require-labels/check-for-labels': workloads(({ labels }) => labels['app.kubernetes.io/name'] === undefined),
  'require-requests-limits/validate-resources': containers(
    ({ resources }) =>
      resources?.requests?.cpu === undefined ||
      resources.requests.memory === undefined ||
      resources.limits?.memory === undefined,
  ),
  'require-pod-probes/validate-probes': workloads(
    ({ object, pod }) =>
      ['Deployment', 'StatefulSet', 'DaemonSet'].includes(object.kind) &&
      pod.containers.some((one) => (one.livenessProbe ?? one.readinessProbe ?? one.startupProbe) === undefined),
  ),
  'require-ro-rootfs/validate-readOnlyRootFilesystem': containers(
    ({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true,
  ),
  // Which registries are known is for the operator to write there; here, that each image names one.
  'restrict-image-registries/validate-registries': containers(
    ({ image }) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+\//.test(image),
  ),
  'restrict-nodeport/validate-nodeport': objects(['Service'], ({ spec }) => at(spec, 'type') === 'NodePort'),
  'restrict-external-ips/check-ips': objects(['Service'], ({ spec }) => at(spec, 'externalIPs') !== undefined),
};
