import type { MatchedRequests, PolicySpec } from './policy';

/** No Secret made by hand where cards are handled. `makers` are the namespaces of the operators that make Secrets. */
export function secretPolicy(makers: readonly string[]): PolicySpec {
  return {
    name: 'secrets',
    purpose: 'In guarded zones Secrets are made by operators from a store, never by hand: a hand knows the value.',
    requests: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['secrets'] }],
    conditions: [
      {
        name: 'new-or-changed',
        expression: `request.operation == 'CREATE' || object.?data != oldObject.?data || object.?type != oldObject.?type`,
      },
    ],
    variables: [
      {
        name: 'operator',
        expression: `${JSON.stringify(makers.map((namespace) => `system:serviceaccounts:${namespace}`))}.exists(g, g in request.userInfo.groups)`,
      },
      {
        name: 'release',
        expression: `object.?type.orValue('') == 'helm.sh/release.v1' && object.metadata.name.startsWith('sh.helm.release.v1.')`,
      },
    ],
    rules: [
      {
        expression: 'variables.operator || variables.release',
        message:
          'Secrets in guarded zones must not be made by hand. Put the value into the store of secrets and declare an ' +
          'ExternalSecret; an operator of your own is named in admission.secretMakers of the environment',
      },
    ],
  };
}

/** Nobody runs anything in pods, or reaches them past the traffic policies. */
export const ENTRY_POLICY: PolicySpec = {
  name: 'no-entry',
  purpose:
    'Nobody runs commands in pods, attaches to them or reaches them through the API server, whatever his rights.',
  requests: [
    {
      apiGroups: [''],
      apiVersions: ['v1'],
      operations: ['CONNECT'],
      resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/proxy', 'services/proxy'],
    },
    { apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['pods/ephemeralcontainers'] },
  ],
  rules: [
    {
      expression: 'false',
      message:
        'nobody enters the pods of this zone: no exec, attach, port-forward, proxy or ephemeral container. Read its ' +
        'logs, metrics and events, or delete the pod, and another comes',
      messageExpression:
        `request.resource.resource + '/' + request.subResource + ' is refused: nobody enters the pods of ' + ` +
        `request.namespace + '. Read its logs, metrics and events, or delete the pod, and another comes'`,
    },
  ],
};

const CHANGED: readonly MatchedRequests[] = [
  {
    apiGroups: ['apps'],
    apiVersions: ['v1'],
    operations: ['UPDATE'],
    resources: ['deployments', 'statefulsets', 'daemonsets'],
  },
  { apiGroups: ['argoproj.io'], apiVersions: ['v1alpha1'], operations: ['UPDATE'], resources: ['rollouts'] },
  { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['cronjobs'] },
];

/** What people change of a workload's spec: how many, when, whether; and of its pods one annotation. */
const FIELDS = ['replicas', 'template', 'paused', 'restartAt', 'suspend', 'schedule'];
const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

/** Whether all that one map holds stands in the other too, but for some keys. */
function same(one: string, other: string, but: readonly string[]): string {
  return `${one}.all(k, k in ${JSON.stringify(but)} || (k in ${other} && ${one}[k] == ${other}[k]))`;
}

const BEFORE = `dyn(oldObject).spec`;
const NOW = `dyn(object).spec`;

/** Restarts and numbers of replicas are all that people change: RBAC alone would let them change the whole workload. */
export function peoplePolicy(groups: readonly string[]): PolicySpec {
  return {
    name: 'people',
    purpose: 'People restart, scale, pause and suspend workloads; what runs in them is changed by a release alone.',
    requests: CHANGED,
    conditions: [
      { name: 'by-people', expression: `${JSON.stringify(groups)}.exists(g, g in request.userInfo.groups)` },
    ],
    variables: [
      {
        name: 'sameSpec',
        expression: `${same(NOW, BEFORE, FIELDS)} && ${same(BEFORE, NOW, FIELDS)}`,
      },
      {
        name: 'now',
        expression: `${NOW}.?template.?metadata.?annotations.orValue({})`,
      },
      {
        name: 'before',
        expression: `${BEFORE}.?template.?metadata.?annotations.orValue({})`,
      },
      {
        name: 'samePods',
        expression:
          `${NOW}.?template.?spec == ${BEFORE}.?template.?spec && ` +
          `${NOW}.?template.?metadata.?labels == ${BEFORE}.?template.?metadata.?labels && ` +
          `${same('variables.now', 'variables.before', [RESTARTED])} && ` +
          same('variables.before', 'variables.now', [RESTARTED]),
      },
    ],
    rules: [
      {
        expression: 'variables.sameSpec && variables.samePods',
        message:
          'people may restart this workload (kubectl rollout restart), scale, pause or suspend it, and nothing else. ' +
          'Change it in the environment and release that',
      },
    ],
  };
}
