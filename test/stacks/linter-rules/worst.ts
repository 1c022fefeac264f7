import type { Manifest } from '../manifests';

function object(apiVersion: string, kind: string, fields: object): Manifest {
  return { apiVersion, kind, metadata: { name: `worst-${kind.toLowerCase()}` }, ...fields };
}

const CONTAINER = {
  name: 'worst',
  image: 'worst:latest',
  imagePullPolicy: 'IfNotPresent',
  ports: [{ name: 'Not A Name', containerPort: 22, hostPort: 22 }],
  env: [
    { name: 'DB_SECRET', value: 'x' },
    { name: 'DB_SECRET', value: 'x' },
  ],
  livenessProbe: { httpGet: { port: 1 } },
  readinessProbe: { tcpSocket: { port: 2 } },
  startupProbe: { grpc: { port: 3 } },
  securityContext: {
    privileged: true,
    runAsUser: 0,
    procMount: 'Unmasked',
    seLinuxOptions: { type: 'any' },
    windowsOptions: { hostProcess: true },
    capabilities: { add: ['SYS_ADMIN'] },
  },
};

const POD = {
  serviceAccount: 'default',
  hostNetwork: true,
  hostPID: true,
  hostIPC: true,
  securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] },
  volumes: [
    { name: 'root', hostPath: { path: '/' } },
    { name: 'socket', hostPath: { path: '/var/run/docker.sock' } },
  ],
  containers: [CONTAINER, { name: 'mute', image: 'mute' }],
};

const ENTERING = { rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }] };
const ADMINISTRATOR = { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } };

/** Objects with every fault that a linter's default rules look for, so that each rule is seen to find its own. */
export const WORST: readonly Manifest[] = [
  object('extensions/v1beta1', 'Deployment', {
    spec: { replicas: 2, selector: { matchLabels: { app: 'other' } }, template: { spec: POD } },
  }),
  object('apps/v1', 'Deployment', { spec: { replicas: 1, template: { spec: POD } } }),
  object('batch/v1', 'Job', { spec: { template: { spec: POD } } }),
  object('v1', 'Service', { spec: { type: 'NodePort', externalIPs: ['192.0.2.1'], selector: { app: 'nobody' } } }),
  object('policy/v1', 'PodDisruptionBudget', {
    spec: { maxUnavailable: 0, minAvailable: 9, selector: { matchLabels: { app: 'nobody' } } },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { minReplicas: 1, maxReplicas: 1 } }),
  object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ http: { paths: [] } }] } }),
  object('v1', 'ConfigMap', { data: { password: 'x' } }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', ENTERING),
  object('rbac.authorization.k8s.io/v1', 'Role', ENTERING),
  object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', ADMINISTRATOR),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', ADMINISTRATOR),
];
