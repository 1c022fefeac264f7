import type { Expression, MatchedRequests } from './policy';

/** Pods, and every kind that pods are made of: so a person is told when applying, not by a pod that never comes. */
export const POD_MAKERS: readonly MatchedRequests[] = [
  {
    apiGroups: [''],
    apiVersions: ['v1'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['pods', 'replicationcontrollers'],
  },
  {
    apiGroups: ['apps'],
    apiVersions: ['v1'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'],
  },
  { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['jobs', 'cronjobs'] },
  { apiGroups: ['argoproj.io'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['rollouts'] },
];

/** The same with containers that are added to a running pod. */
export const POD_MAKERS_AND_DEBUGGERS: readonly MatchedRequests[] = [
  ...POD_MAKERS,
  { apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['pods/ephemeralcontainers'] },
];

/** The pod, or the template of pods, in an object; with `dyn` for kinds have different fields. */
function podIn(object: string): string {
  return (
    `request.kind.kind == 'Pod' ? dyn(${object}) : ` +
    `request.kind.kind == 'CronJob' ? dyn(${object}).spec.jobTemplate.spec.template : dyn(${object}).spec.template`
  );
}

/**
 * A policy looks at what is new or changed about pods. What stood there before the policy may still be scaled down,
 * finished and deleted. An object may have no template: a Rollout that names a Deployment.
 */
export const NEW_OR_CHANGED: readonly Expression[] = [
  {
    name: 'has-pods',
    expression: `request.kind.kind in ['Pod', 'CronJob'] || has(dyn(object).spec.template)`,
  },
  {
    name: 'new-or-changed',
    expression:
      `request.operation == 'CREATE' || [${podIn('object')}].exists(now, [${podIn('oldObject')}].exists(before, ` +
      `now.spec != before.spec || now.?metadata.?labels != before.?metadata.?labels || ` +
      `now.?metadata.?annotations != before.?metadata.?annotations))`,
  },
];

/** `variables.pod`: the pod or its template. */
export const POD: Expression = { name: 'pod', expression: podIn('object') };

/** `variables.containers`: all of its containers. */
export const CONTAINERS: Expression = {
  name: 'containers',
  expression:
    `variables.pod.spec.containers + variables.pod.spec.?initContainers.orValue([]) + ` +
    `variables.pod.spec.?ephemeralContainers.orValue([])`,
};

/** An annotation of the pod, in CEL; empty where it has none. */
export function podAnnotation(key: string): string {
  return `variables.pod.?metadata.?annotations[?'${key}'].orValue('').trim()`;
}
