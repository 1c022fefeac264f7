import { AUDITED, CLUSTER_WIDE, READABLE } from './readable';

/** What may be done to kinds of objects, as RBAC writes it. */
export interface RightRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** A set of rules that is given as a whole: one ClusterRole. */
export interface Right {
  /** What it is good for. */
  readonly purpose: string;
  readonly rules: readonly RightRule[];
}

/** Names of the rights. */
export type RightName = 'see-cluster' | 'audit' | 'read' | 'logs' | 'act' | 'exec';

const CHANGE = ['patch', 'update'];

/**
 * Everything that a person may do, in parts. Not in any of them, and so nobody's: Secrets; making or changing pods,
 * workloads, ConfigMaps, Services, accounts and their tokens; NetworkPolicies, quotas, admission policies; roles and
 * bindings; `bind`, `escalate`, `impersonate`; attach, port-forward, proxy and ephemeral containers.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
export const RIGHTS: { readonly [name in RightName]: Right } = {
  'see-cluster': {
    purpose: 'See what lies in no namespace: namespaces, nodes, volumes, classes.',
    rules: reading(CLUSTER_WIDE),
  },
  audit: {
    purpose: 'See who may do what, in every namespace: roles, bindings, accounts, policies, quotas, events.',
    rules: reading(AUDITED),
  },
  read: {
    purpose: 'See everything in a zone but Secrets and logs.',
    rules: reading(READABLE),
  },
  logs: {
    purpose: 'Read what programs wrote.',
    rules: [{ apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
  },
  act: {
    purpose:
      'Restart, scale, delete and evict pods; abort and promote a rollout; suspend a scheduled job or move its hour.',
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
      { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
      { apiGroups: ['apps'], resources: ['deployments', 'statefulsets', 'daemonsets'], verbs: ['patch'] },
      { apiGroups: ['apps'], resources: ['deployments/scale', 'statefulsets/scale'], verbs: CHANGE },
      { apiGroups: ['argoproj.io'], resources: ['rollouts', 'rollouts/status'], verbs: ['patch'] },
      { apiGroups: ['argoproj.io'], resources: ['rollouts/scale'], verbs: CHANGE },
      { apiGroups: ['batch'], resources: ['cronjobs'], verbs: ['patch'] },
    ],
  },
  exec: {
    purpose: 'Run commands in pods, where the environment gives a reason.',
    // kubectl asks by WebSocket, which is a GET, or by SPDY, which is a POST.
    rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['get', 'create'] }],
  },
};

function reading(groups: { readonly [apiGroup: string]: readonly string[] }): RightRule[] {
  return Object.entries(groups).map(([group, resources]) => ({
    apiGroups: [group],
    resources,
    verbs: ['get', 'list', 'watch'],
  }));
}
