import type { Labels } from './selector';
import { LABEL } from '../../core/labels';
import { podsOf, type FinishedContainer, type FinishedObject } from '../pass/objects';
import { operatedLabels } from '../pass/operated';

/** Pods that look the same to every policy: the replicas of one workload, or pods that somebody else deploys. */
export interface PodGroup {
  /** Namespace and workload: `payments/payment-gateway`. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly namespaceLabels: Labels;
  /** The ports that its containers name, as `TCP/http`. */
  readonly named: ReadonlyMap<string, number>;
}

/** Labels of the namespaces that stand among finished objects, by name. */
export function namespacesOf(objects: readonly FinishedObject[]): ReadonlyMap<string, Labels> {
  const namespaces = objects.filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1');
  return new Map(namespaces.map(({ metadata }) => [metadata.name, metadata.labels ?? {}]));
}

/** The pods of every workload among finished objects, and of those that operators make of custom resources. */
export function podGroups(objects: readonly FinishedObject[]): PodGroup[] {
  const namespaces = namespacesOf(objects);
  return objects.flatMap((object) => {
    const { name, namespace = 'default' } = object.metadata;
    const labels = labelsOf(object);
    return labels === undefined
      ? []
      : [{ ...podGroup(name, namespace, labels, namespaces), named: namedPorts(object) }];
  });
}

/** Pods without named ports, by what policies see of them. */
export function podGroup(
  name: string,
  namespace: string,
  labels: Labels,
  namespaces: ReadonlyMap<string, Labels>,
): PodGroup {
  const namespaceLabels = { ...namespaces.get(namespace), [LABEL.namespace]: namespace };
  return { name: `${namespace}/${name}`, namespace, labels, namespaceLabels, named: new Map() };
}

/** Labels of the pods of an object that has or makes some. */
function labelsOf(object: FinishedObject): Labels | undefined {
  return object.kind === 'Pod' ? (object.metadata.labels ?? {}) : (podsOf(object)?.labels ?? operatedLabels(object));
}

function namedPorts(object: FinishedObject): ReadonlyMap<string, number> {
  const { containers, initContainers } =
    object.kind === 'Pod' ? containersOf(object.spec) : containersOf(podsOf(object));
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return new Map(
    [...containers, ...sidecars]
      .flatMap(({ ports = [] }) => ports as readonly ContainerPort[])
      .flatMap(({ name, containerPort, protocol = 'TCP' }) =>
        name === undefined ? [] : [[`${protocol}/${name}`, containerPort] as const],
      ),
  );
}

interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

interface Containers {
  readonly containers?: readonly FinishedContainer[];
  readonly initContainers?: readonly FinishedContainer[];
}

function containersOf({ containers = [], initContainers = [] }: Containers = {}): Required<Containers> {
  return { containers, initContainers };
}
