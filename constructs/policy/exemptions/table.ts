import type { Exemption, Linter } from './exemption';
import * as reasons from './reasons';

/**
 * Every rule that is wrong for some objects, and the only place where an exemption is granted. A row that no longer
 * exempts anything that its linter finds fails the linters' test.
 * @see docs/exemptions.md
 */
export const EXEMPTIONS: readonly Exemption[] = [
  ...rules(reasons.pullPolicy, { 'kube-score': ['container-image-pull-policy'], Polaris: ['pullPolicyNotAlways'] }),
  ...rules(reasons.pullPolicyOfTag, { Checkov: ['CKV_K8S_15'] }),
  ...rules(reasons.digest, { Checkov: ['CKV_K8S_43'] }),
  ...rules(reasons.secretVariables, { Checkov: ['CKV_K8S_35'] }),
  ...rules(reasons.lowUser, { 'kube-score': ['container-security-context-user-group-id'], Checkov: ['CKV_K8S_40'] }),
  ...rules(reasons.root, {
    'kube-score': ['container-security-context-user-group-id'],
    Checkov: ['CKV_K8S_23', 'CKV_K8S_40'],
    'kube-linter': ['run-as-non-root'],
    Polaris: ['runAsRootAllowed'],
    Kyverno: ['require-run-as-nonroot/run-as-non-root', 'require-run-as-non-root-user/run-as-non-root-user'],
  }),
  ...rules(reasons.nodeFolders, {
    Polaris: ['hostPathSet'],
    Kyverno: ['disallow-host-path/host-path', 'restrict-volume-types/restricted-volumes'],
  }),
  ...rules(reasons.kernelFolders, { 'kube-linter': ['sensitive-host-mounts'] }),
  ...rules(reasons.oneQuestion, { 'kube-score': ['pod-probes-identical'] }),
  ...rules(reasons.noLiveness, { Checkov: ['CKV_K8S_8'], Polaris: ['livenessProbeMissing'] }),
  ...rules(reasons.spreadDeployment, { 'kube-score': ['deployment-has-host-podantiaffinity'] }),
  ...rules(reasons.spreadStatefulSet, { 'kube-score': ['statefulset-has-host-podantiaffinity'] }),
  ...rules(reasons.spreadCounted, { 'kube-linter': ['no-anti-affinity'] }),
  ...rules(reasons.onePod, { Polaris: ['topologySpreadConstraint'] }),
  ...rules(reasons.autoscaled, { Polaris: ['deploymentMissingReplicas'] }),
  ...rules(reasons.zoneDenies, { Polaris: ['missingNetworkPolicy'] }),
  ...rules(reasons.operatedPods, { 'kube-score': ['networkpolicy-targets-pod'] }),
  ...rules(reasons.leadsNowhere, { 'kube-linter': ['dangling-service'] }),
  ...rules(reasons.keptJob, { 'kube-linter': ['job-ttl-seconds-after-finished'] }),
  ...rules(reasons.hashedName, { Polaris: ['metadataAndInstanceMismatched'] }),
  ...rules(reasons.enteredPods, { Polaris: ['clusterrolePodExecAttach'] }),
  ...rules(reasons.coloredName, { Polaris: ['metadataAndInstanceMismatched'] }),
  ...rules(reasons.previewed, {
    'kube-score': ['deployment-has-poddisruptionbudget'],
    Polaris: ['missingPodDisruptionBudget'],
  }),
  ...rules(reasons.previewSize, { Polaris: ['hpaMaxAvailability'] }),
];

function rules(
  reason: Exemption['reason'],
  byLinter: { readonly [linter in Linter]?: readonly string[] },
): readonly Exemption[] {
  return Object.entries(byLinter).flatMap(([linter, names]) =>
    names.map((rule) => ({ linter: linter as Linter, rule, reason })),
  );
}
