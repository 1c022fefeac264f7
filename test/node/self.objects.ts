import { KubernetesObject } from './objects';
import { restrictedContainer, restrictedPod, SELF, service, workload } from './self.builders';

/** A namespace that refuses every pod that is not restricted. */
export const namespace: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: SELF, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
};

const secret: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'store', namespace: SELF },
  stringData: { password: 'a/test@only' },
};

const web = workload('Deployment', 'web', {
  ...restrictedPod(1000),
  initContainers: [
    {
      ...restrictedContainer,
      name: 'prepare',
      command: ['sh', '-c', 'true'],
      volumeMounts: [{ name: 'scratch', mountPath: '/work' }],
    },
    {
      ...restrictedContainer,
      name: 'sidecar',
      restartPolicy: 'Always',
      startupProbe: { tcpSocket: { port: 9000 }, periodSeconds: 1 },
    },
  ],
  containers: [
    {
      ...restrictedContainer,
      name: 'web',
      env: [
        { name: 'RPC_ADDRESS', value: 'rpc:9090' },
        { name: 'STORE_PASSWORD', valueFrom: { secretKeyRef: { name: 'store', key: 'password' } } },
        { name: 'STORE_URL', value: 'redis://:$(STORE_PASSWORD)@store.stub-self.svc:6379/0' },
        { name: 'STORE_HOST', value: 'store.stub-self' },
        { name: 'ABSENT_URL', value: 'http://absent:80' },
        { name: 'MODE', value: 'store' },
        { name: 'EMPTY', value: '' },
      ],
      ports: [{ name: 'http', containerPort: 8080 }],
      startupProbe: { httpGet: { path: '/health?full=1', port: 'http' }, periodSeconds: 1, failureThreshold: 30 },
      readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 1 },
      lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
      volumeMounts: [
        { name: 'scratch', mountPath: '/tmp' },
        { name: 'settings', mountPath: '/etc/settings' },
      ],
    },
  ],
  volumes: [
    { name: 'scratch', emptyDir: {} },
    { name: 'settings', secret: { secretName: 'store' } },
  ],
});

/** A gRPC server whose readiness probe names a service. */
export function rpc(name: string): KubernetesObject {
  const container = {
    ...restrictedContainer,
    name,
    command: ['./server'],
    workingDir: '/app',
    ports: [{ name: 'grpc', containerPort: 9090 }],
    readinessProbe: { grpc: { port: 9090, service: 'shop.Rpc' }, periodSeconds: 1 },
    livenessProbe: { grpc: { port: 9090 }, periodSeconds: 1 },
  };
  return workload('Deployment', name, { ...restrictedPod(10001), containers: [container] });
}

const claim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

const store = workload(
  'StatefulSet',
  'store',
  {
    ...restrictedPod(999),
    containers: [
      {
        ...restrictedContainer,
        name: 'store',
        command: ['redis-server', '--appendonly', 'yes'],
        ports: [{ name: 'redis', containerPort: 6379 }],
        readinessProbe: { exec: { command: ['redis-cli', 'ping'] }, periodSeconds: 1 },
        livenessProbe: { tcpSocket: { port: 'redis' }, periodSeconds: 1 },
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
    ],
  },
  { serviceName: 'store', volumeClaimTemplates: [claim] },
);

const job: KubernetesObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate', namespace: SELF },
  spec: {
    template: {
      spec: {
        ...restrictedPod(1000),
        restartPolicy: 'Never',
        containers: [{ ...restrictedContainer, name: 'migrate', command: ['/app/migrate', 'up'] }],
      },
    },
  },
};

/** One workload of each sort, with what it needs. */
export const manifests: readonly KubernetesObject[] = [
  secret,
  service('web', 80, 'http'),
  service('rpc', 9090, 'grpc'),
  service('store', 6379, 'redis'),
  web,
  rpc('rpc'),
  store,
  job,
];
