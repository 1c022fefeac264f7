import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';

/**
 * Writes the account of a workload: its own, without a token; who it is to its cloud; and what it may ask of the
 * Kubernetes API, where it gave a reason.
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function writeAccount(scope: Construct, workload: Blueprint): void {
  const annotations = workload.cloudIdentity?._written.annotations ?? {};
  new k8s.KubeServiceAccount(scope, 'account', {
    metadata: {
      ...metadataOf(workload),
      ...(Object.keys(annotations).length > 0 ? { annotations: { ...annotations } } : {}),
    },
    automountServiceAccountToken: false,
  });
  const rules = workload.apiAccess?.rules ?? [];
  if (rules.length > 0) {
    writeRole(
      scope,
      workload,
      rules.map(({ apiGroup = '', resources, verbs, resourceNames }) => ({
        apiGroups: [apiGroup],
        resources: [...resources],
        ...(resourceNames === undefined ? {} : { resourceNames: [...resourceNames] }),
        verbs: [...verbs],
      })),
    );
  }
}

function writeRole(scope: Construct, workload: Blueprint, rules: k8s.PolicyRule[]): void {
  const { name, namespace } = workload;
  new k8s.KubeRole(scope, 'role', { metadata: metadataOf(workload), rules });
  new k8s.KubeRoleBinding(scope, 'role-binding', {
    metadata: metadataOf(workload),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}
