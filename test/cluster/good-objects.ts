import { production } from '../../stacks/environments/production';

/** What a pod of production says of its nodes in a zone: which they are, where the zone has its own. */
export function placedIn(zone = ''): object {
  const own: Readonly<Record<string, { readonly key: string; readonly value: string } | undefined>> = {
    ...production.ownNodes,
  };
  const taint = own[zone];
  return taint === undefined
    ? {}
    : {
        nodeSelector: { [taint.key]: taint.value },
        tolerations: [{ ...taint, operator: 'Equal', effect: 'NoSchedule' }],
      };
}

/** What is changed about a pod; `undefined` takes a field away. */
export interface PodFields {
  readonly labels?: Readonly<Record<string, string | undefined>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly container?: object;
  readonly spec?: object;
}

const requests = { cpu: '1m', memory: '1Mi' };

const labels = {
  'app.kubernetes.io/name': 'good',
  'app.kubernetes.io/instance': 'good',
  'app.kubernetes.io/component': 'good',
};

const container = {
  name: 'main',
  // Guarded zones take it without a digest, for none is known.
  image: 'ghcr.io/stefanprodan/podinfo:6.14.1',
  resources: { requests, limits: requests },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

/** The pieces of a pod that keeps every rule. */
export const PIECES = { requests, labels, container, digest: 'a'.repeat(64) };

/** A pod's template that keeps every rule of a zone, but for what is changed. */
export function template(fields: PodFields = {}, zone?: string): object {
  return {
    metadata: { labels: fields.labels ?? labels, annotations: fields.annotations ?? {} },
    spec: {
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ ...container, ...fields.container }],
      ...placedIn(zone),
      ...fields.spec,
    },
  };
}

const named = (apiVersion: string, kind: string, spec: object): object => ({
  apiVersion,
  kind,
  metadata: { name: 'good' },
  spec,
});

/** Selectors that fit whatever labels a pod has: what is tried are the labels' rules, not these. */
const selected = (pods: object): object => {
  const { metadata } = pods as { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
  const other = Object.keys(metadata.labels).length === 0 ? { other: 'label' } : {};
  const own = { ...metadata.labels, ...other };
  return { selector: { matchLabels: own }, template: { ...pods, metadata: { ...metadata, labels: own } } };
};

const restarting = (pods: object): object => {
  const { spec } = pods as { readonly spec: object };
  return { ...pods, spec: { restartPolicy: 'Never', ...spec } };
};

/** Makes an object of each kind that pods are made of, of a pod's template. */
export const MAKERS = {
  Pod: (pods: object): object => {
    const { metadata, spec } = pods as { readonly metadata: object; readonly spec: object };
    return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'good', ...metadata }, spec };
  },
  ReplicationController: (pods: object): object => {
    const { selector, template: made } = selected(pods) as { selector: { matchLabels: object }; template: object };
    return named('v1', 'ReplicationController', { replicas: 0, selector: selector.matchLabels, template: made });
  },
  Deployment: (pods: object): object => named('apps/v1', 'Deployment', { replicas: 0, ...selected(pods) }),
  ReplicaSet: (pods: object): object => named('apps/v1', 'ReplicaSet', { replicas: 0, ...selected(pods) }),
  StatefulSet: (pods: object): object =>
    named('apps/v1', 'StatefulSet', { replicas: 0, serviceName: 'good', ...selected(pods) }),
  DaemonSet: (pods: object): object => named('apps/v1', 'DaemonSet', { ...selected(pods) }),
  Job: (pods: object): object => named('batch/v1', 'Job', { suspend: true, template: restarting(pods) }),
  CronJob: (pods: object): object =>
    named('batch/v1', 'CronJob', {
      schedule: '0 1 * * *',
      suspend: true,
      jobTemplate: { spec: { template: restarting(pods) } },
    }),
  Rollout: (pods: object): object =>
    named('argoproj.io/v1alpha1', 'Rollout', { replicas: 0, strategy: { canary: {} }, ...selected(pods) }),
} as const;

/** Specs without a pod in them. */
export const podSpec = {
  rollout: {
    replicas: 0,
    strategy: { canary: {} },
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'good' },
  },
};

const PLURALS: Readonly<Record<string, string>> = {
  Pod: 'pods',
  ReplicationController: 'replicationcontrollers',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
  CronJob: 'cronjobs',
  Rollout: 'rollouts',
  Secret: 'secrets',
};

/** Where objects of a kind lie. */
export function pathOf(object: object, namespace: string): string {
  const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string };
  const plural = PLURALS[kind];
  if (plural === undefined) throw new Error(`the tests do not know where objects of kind ${kind} lie`);
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  return `${root}/namespaces/${namespace}/${plural}`;
}
