import { KubernetesObject } from './objects';

/** The namespace of the harness's own test. */
export const SELF = 'stub-self';

const labels = (name: string) => ({ 'app.kubernetes.io/name': name });

/** The pod-level half of a restricted pod. */
export const restrictedPod = (user: number) => ({
  automountServiceAccountToken: false,
  terminationGracePeriodSeconds: 5,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: 'RuntimeDefault' },
  },
});

/** The container-level half of a restricted pod; its image must be replaced. */
export const restrictedContainer = {
  image: 'registry.example/never-pulled:1',
  resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};

/** A Deployment or StatefulSet of one replica. */
export function workload(kind: string, name: string, pod: object, more: object = {}): KubernetesObject {
  const spec = {
    replicas: 1,
    selector: { matchLabels: labels(name) },
    template: { metadata: { labels: labels(name) }, spec: pod },
    ...more,
  };
  return { apiVersion: 'apps/v1', kind, metadata: { name, namespace: SELF }, spec };
}

/** A Service with one port. */
export function service(name: string, port: number, targetPort: string): KubernetesObject {
  const spec = { selector: labels(name), ports: [{ port, targetPort }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: SELF }, spec };
}

/** A bare pod that runs once, with a few things changed. */
export function barePod(name: string, image: string, securityContext: object = {}, namespace = SELF): KubernetesObject {
  const container = { ...restrictedContainer, name: 'main', image, imagePullPolicy: 'IfNotPresent' };
  const context = { ...restrictedContainer.securityContext, ...securityContext };
  const spec = {
    ...restrictedPod(1000),
    restartPolicy: 'Never',
    containers: [{ ...container, securityContext: context }],
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec };
}
