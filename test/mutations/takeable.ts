import type { Pattern } from './paths';

/** What can be taken away of a kind of objects. */
export interface Takeable {
  /** Whether the whole object is a rule that can be missing. Workloads are none: they are what the rules are about. */
  readonly whole: boolean;
  /** Single rules in it. Taking away a list of peers or a selector opens a rule to everybody: those count too. */
  readonly parts: readonly Pattern[];
}

const POLICY_PORTS = (direction: string, peers: string): readonly Pattern[] => [
  ['spec', direction, '*'],
  ['spec', direction, '*', peers],
  ['spec', direction, '*', peers, '*'],
  ['spec', direction, '*', peers, '*', /Selector$/],
  ['spec', direction, '*', 'ports'],
  ['spec', direction, '*', 'ports', '*'],
  ['spec', direction, '*', 'ports', '*', 'port'],
];

const ROLE: Takeable = {
  whole: true,
  parts: [
    ['rules', '*'],
    ['rules', '*', 'verbs', '*'],
    ['rules', '*', 'resources', '*'],
  ],
};

const BINDING: Takeable = { whole: true, parts: [['subjects', '*']] };

/** The hardening of pods, wherever the pod's spec stands. */
function pods(...spec: string[]): Takeable {
  return {
    whole: false,
    parts: [
      [...spec, 'automountServiceAccountToken'],
      [...spec, 'enableServiceLinks'],
      [...spec, 'serviceAccountName'],
      [...spec, 'securityContext'],
      [...spec, 'securityContext', /^(runAsNonRoot|runAsUser|seccompProfile)$/],
      [...spec, /^(initC|c)ontainers$/, '*', 'securityContext'],
      [
        ...spec,
        /^(initC|c)ontainers$/,
        '*',
        'securityContext',
        /^(readOnlyRootFilesystem|capabilities|allowPrivilegeEscalation|runAsNonRoot|seccompProfile)$/,
      ],
      [...spec, /^(initC|c)ontainers$/, '*', 'securityContext', 'capabilities', 'drop', '*'],
      [...spec, /^(initC|c)ontainers$/, '*', 'resources', '*', /^(cpu|memory)$/],
    ],
  };
}

const POD_TEMPLATE = pods('spec', 'template', 'spec');

/**
 * Everything that holds somebody or something back, or lets them through, by kind: a kind more is a row more. Not in it:
 * what objects say of themselves, and lists inside of texts, as in expressions of CEL.
 */
export const TAKEABLE: { readonly [kind: string]: Takeable } = {
  NetworkPolicy: {
    whole: true,
    parts: [
      ['spec', 'podSelector', 'matchLabels'],
      ['spec', 'policyTypes', '*'],
      ...POLICY_PORTS('ingress', 'from'),
      ...POLICY_PORTS('egress', 'to'),
    ],
  },
  ClusterRole: ROLE,
  RoleBinding: BINDING,
  ClusterRoleBinding: BINDING,
  ValidatingAdmissionPolicy: {
    whole: true,
    parts: [
      ['spec', 'validations', '*'],
      ['spec', 'matchConditions', '*'],
      ['spec', 'matchConstraints', 'resourceRules', '*'],
      ['spec', 'matchConstraints', 'resourceRules', '*', 'resources', '*'],
      ['spec', 'matchConstraints', 'resourceRules', '*', 'operations', '*'],
    ],
  },
  ValidatingAdmissionPolicyBinding: {
    whole: true,
    parts: [
      ['spec', 'validationActions', '*'],
      ['spec', 'matchResources'],
      ['spec', 'matchResources', 'namespaceSelector', 'matchExpressions', '*'],
      ['spec', 'matchResources', 'namespaceSelector', 'matchExpressions', '*', 'values', '*'],
    ],
  },
  Namespace: { whole: false, parts: [['metadata', 'labels', /^pod-security\.|\/guarded$/]] },
  ResourceQuota: { whole: true, parts: [['spec', 'hard', '*']] },
  LimitRange: {
    whole: true,
    parts: [
      ['spec', 'limits', '*'],
      ['spec', 'limits', '*', /^(default|defaultRequest|max|min)$/],
      ['spec', 'limits', '*', /^(default|defaultRequest|max|min)$/, '*'],
    ],
  },
  ServiceAccount: { whole: true, parts: [['automountServiceAccountToken']] },
  PodDisruptionBudget: { whole: true, parts: [['spec', '*']] },
  HTTPRoute: {
    whole: true,
    parts: [
      ['spec', 'parentRefs', '*'],
      ['spec', 'parentRefs', '*', 'sectionName'],
      ['spec', 'hostnames', '*'],
      ['spec', 'rules', '*'],
      ['spec', 'rules', '*', 'matches'],
      ['spec', 'rules', '*', 'matches', '*'],
      ['spec', 'rules', '*', 'filters', '*'],
    ],
  },
  HTTPRouteFilter: { whole: true, parts: [['spec', 'directResponse', 'statusCode']] },
  Gateway: {
    whole: true,
    parts: [
      ['spec', 'listeners', '*'],
      ['spec', 'listeners', '*', 'hostname'],
      ['spec', 'listeners', '*', 'tls'],
      ['spec', 'listeners', '*', 'allowedRoutes'],
    ],
  },
  ClientTrafficPolicy: {
    whole: true,
    parts: [
      ['spec', '*'],
      ['spec', '*', '*'],
    ],
  },
  BackendTrafficPolicy: {
    whole: true,
    parts: [
      ['spec', '*'],
      ['spec', 'targetRefs', '*'],
      ['spec', 'rateLimit', 'local', 'rules', '*'],
      ['spec', 'rateLimit', 'local', 'rules', '*', /^(clientSelectors|limit)$/],
      ['spec', 'requestBuffer', '*'],
    ],
  },
  AuthorizationPolicy: {
    whole: true,
    parts: [
      ['spec', /^(action|selector)$/],
      ['spec', 'rules', '*'],
      ['spec', 'rules', '*', /^(from|to)$/],
      ['spec', 'rules', '*', 'from', '*'],
      ['spec', 'rules', '*', 'from', '*', 'source', '*', '*'],
      ['spec', 'rules', '*', 'to', '*'],
      ['spec', 'rules', '*', 'to', '*', 'operation', '*'],
      ['spec', 'rules', '*', 'to', '*', 'operation', '*', '*'],
    ],
  },
  PeerAuthentication: {
    whole: true,
    parts: [
      ['spec', /^(selector|mtls|portLevelMtls)$/],
      ['spec', 'portLevelMtls', '*'],
    ],
  },
  Sidecar: {
    whole: true,
    parts: [
      ['spec', '*'],
      ['spec', 'egress', '*', 'hosts', '*'],
    ],
  },
  ServiceEntry: {
    whole: true,
    parts: [
      ['spec', 'hosts', '*'],
      ['spec', 'ports', '*'],
      ['spec', 'addresses', '*'],
      ['spec', 'exportTo'],
    ],
  },
  Deployment: POD_TEMPLATE,
  StatefulSet: POD_TEMPLATE,
  DaemonSet: POD_TEMPLATE,
  Job: POD_TEMPLATE,
  CronJob: pods('spec', 'jobTemplate', 'spec', 'template', 'spec'),
};

/** Kinds of objects that hold nobody back: they run, show, measure or store something. */
export const NO_RULES: readonly string[] = [
  'Certificate',
  'Cluster',
  'ConfigMap',
  'ExternalSecret',
  'GatewayClass',
  'HorizontalPodAutoscaler',
  'PersistentVolumeClaim',
  'PodMonitor',
  'PriorityClass',
  'PrometheusRule',
  'RabbitmqCluster',
  'ScheduledBackup',
  'SecretStore',
  'Service',
  'ServiceMonitor',
  'VerticalPodAutoscaler',
];
