import { podSpec, type Manifest } from '../stacks/manifests';

export type Labels = { readonly [key: string]: string };

/** Pods of one workload, as an injector, a sidecar and istiod see them. */
export interface MeshPods {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly account: string;
  readonly sidecar: boolean;
  readonly ports: readonly number[];
}

/** A Service whose pods are in the manifests. */
export interface MeshService {
  readonly namespace: string;
  readonly host: string;
  readonly selector: Labels;
  readonly ports: readonly { readonly port: number; readonly targetPort: number }[];
}

/** The pods of every template. */
export function podsOf(objects: readonly Manifest[]): MeshPods[] {
  return objects.flatMap((object) => {
    const pod = podSpec(object);
    const labels = templateLabels(object);
    if (pod?.containers === undefined || labels === undefined) return [];
    const { name, namespace = 'default' } = object.metadata;
    return [
      {
        name: `${namespace}/${name}`,
        namespace,
        labels,
        account: pod.serviceAccountName,
        sidecar: labels['sidecar.istio.io/inject'] === 'true',
        ports: [...(pod.initContainers ?? []), ...pod.containers]
          .flatMap(({ ports = [] }) => ports)
          .map(({ containerPort }) => containerPort),
      },
    ];
  });
}

/** The Services that say which pods they stand before. */
export function servicesOf(objects: readonly Manifest[]): MeshService[] {
  return objects
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata: { name, namespace = 'default' }, spec }) => {
      const { selector, ports } = spec as Pick<MeshService, 'selector' | 'ports'>;
      return { namespace, host: `${name}.${namespace}.svc.cluster.local`, selector, ports };
    });
}

/** Objects of one kind in a namespace. */
export function inNamespace(objects: readonly Manifest[], kind: string, namespace: string): Manifest[] {
  return objects.filter((object) => object.kind === kind && object.metadata.namespace === namespace);
}

export function matches(selector: Labels | undefined, labels: Labels): boolean {
  return Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);
}

function templateLabels({ spec }: Manifest): Labels | undefined {
  const holder = spec as { template?: Template; jobTemplate?: { spec: { template: Template } } } | undefined;
  return (holder?.jobTemplate?.spec.template ?? holder?.template)?.metadata?.labels;
}

interface Template {
  readonly metadata?: { readonly labels?: Labels };
}
