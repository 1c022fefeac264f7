import { Container, KubernetesObject, PodSpec, podSpecOf } from './objects';
import { RunningContainer } from './running';

/** The sum of what containers request: cores and GiB. */
export function requested(containers: readonly RunningContainer[]): {
  readonly cores: number;
  readonly gibibytes: number;
} {
  const sum = (resource: string): number => {
    return containers.reduce((all, { container }) => all + amount(container.resources?.requests?.[resource]), 0);
  };
  return { cores: sum('cpu'), gibibytes: sum('memory') / 2 ** 30 };
}

const UNITS: Readonly<Record<string, number>> = { '': 1, m: 1e-3, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

function amount(quantity = 'nothing'): number {
  const [, number, unit = ''] = /^([\d.]+)(\D*)$/.exec(quantity) ?? [];
  return Number(number) * (UNITS[unit] ?? NaN);
}

/** What the kernel must say of a process that runs under these security contexts, written without any privilege. */
export function unprivileged({ securityContext: own }: Container, { securityContext: pod }: PodSpec): object {
  return {
    Uid: String(own?.runAsUser ?? pod?.runAsUser),
    Gid: String(own?.runAsGroup ?? pod?.runAsGroup),
    CapEff: '0000000000000000',
    NoNewPrivs: '1',
    Seccomp: '2',
  };
}

/** The security contexts of a pod and of each container in it. */
export function securityOf({ securityContext, initContainers = [], containers }: PodSpec): object {
  const own = [...initContainers, ...containers].map(
    (container) => [container.name, container.securityContext] as const,
  );
  return { pod: securityContext, containers: Object.fromEntries(own) };
}

/** The folders of a container that lie on claims. */
export function claimedFolders({ volumeMounts = [] }: Container, { volumes = [] }: PodSpec): string[] {
  const claims = volumes.filter((volume) => 'persistentVolumeClaim' in volume).map(({ name }) => name);
  return volumeMounts.filter(({ name }) => claims.includes(name)).map(({ mountPath }) => mountPath);
}

/** A copy of a Deployment under another name, without one variable. No Service and no policy of the first selects it. */
export function copyWithout(variable: string, deployment: KubernetesObject, name: string): KubernetesObject {
  const text = JSON.stringify(deployment).replaceAll(
    `"app.kubernetes.io/name":"${deployment.metadata.name}"`,
    label(name),
  );
  const copy = JSON.parse(text) as KubernetesObject;
  const pod = podSpecOf(copy);
  const containers = pod?.containers.map((container) => {
    return { ...container, env: container.env?.filter(({ name: set }) => set !== variable) };
  });
  const template = { ...(copy.spec as { template: object }).template, spec: { ...pod, containers } };
  return { ...copy, metadata: { ...copy.metadata, name }, spec: { ...(copy.spec as object), template } };
}

function label(name: string): string {
  return `"app.kubernetes.io/name":"${name}"`;
}

/** The pod specifications of the manifests, by namespace and workload as a pod's labels name it: `commerce/orders`. */
export function writtenPods(manifests: readonly KubernetesObject[]): Map<string, PodSpec> {
  const pods = manifests.flatMap((object) => {
    const { name, namespace = 'default', labels } = object.metadata;
    const spec = podSpecOf(object);
    return spec ? [[`${namespace}/${labels?.['app.kubernetes.io/name'] ?? name}`, spec] as const] : [];
  });
  return new Map(pods);
}

/** The variables of the manifests that hold the name of a Service: `commerce/orders/journal ORDERS_URL`. */
export function writtenHosts(manifests: readonly KubernetesObject[]): string[] {
  return [...writtenPods(manifests)].flatMap(([workload, { initContainers = [], containers }]) => {
    return [...initContainers, ...containers].flatMap(({ name, env = [] }) => {
      const hosts = env.filter(({ value }) => value?.includes('.svc'));
      return hosts.map((variable) => `${workload}/${name} ${variable.name}`);
    });
  });
}
