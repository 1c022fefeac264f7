import { askStub, kubectl } from './harness';
import { Container, PodSpec, Service } from './objects';
import { Pod } from './readiness';
import { list } from './wait';

/** A container that goes on running, so that its stub can be asked. */
export interface RunningContainer {
  /** Namespace, workload and container: `commerce/orders/journal`. */
  readonly name: string;
  readonly pod: Pod;
  readonly container: Container;
}

/** What runs on a node in some namespaces, asked anew each time. */
export class Running {
  constructor(
    readonly node: string,
    readonly zones: readonly string[],
  ) {}

  /** Every pod, also those that have run to their end. */
  pods(): Promise<Pod[]> {
    return list<Pod>(this.node, this.zones, 'pods');
  }

  services(): Promise<Service[]> {
    return list<Service>(this.node, this.zones, 'services');
  }

  /** The programs and their sidecars. */
  async containers(): Promise<RunningContainer[]> {
    const pods = (await this.pods()).filter(({ status }) => status.phase === 'Running');
    return pods.flatMap((pod) => {
      const sidecars = initContainers(pod.spec, true);
      return [...pod.spec.containers, ...sidecars].map((container) => ({
        name: nameOf(pod, container),
        pod,
        container,
      }));
    });
  }

  /** The answers of stubs to one question, by the containers' names. */
  async ask<T>(
    containers: readonly RunningContainer[],
    question: 'state' | 'resolve' | 'reach',
    about: readonly string[] = [],
  ): Promise<Map<string, T>> {
    const answers = containers.map(async ({ name, pod, container }) => {
      const of = { ...pod.metadata, container: container.name };
      return [name, await askStub<T>(this.node, of, question, about)] as const;
    });
    return new Map(await Promise.all(answers));
  }

  /** What the stubs that have run to their end wrote, by the containers' names. */
  async answersOfEnded<T>(): Promise<Map<string, T>> {
    const ended = (await this.pods()).flatMap((pod) => {
      const main = pod.status.phase === 'Succeeded' ? pod.spec.containers : [];
      return [...initContainers(pod.spec, false), ...main].map((container) => ({ pod, container }));
    });
    const answers = ended.map(async ({ pod, container }) => {
      const { name, namespace } = pod.metadata;
      const log = await kubectl(this.node, ['logs', name, '-n', namespace, '-c', container.name]);
      return [nameOf(pod, container), JSON.parse(log) as T] as const;
    });
    return new Map(await Promise.all(answers));
  }
}

/** Namespace and workload of a pod: `commerce/orders`. */
export function workloadName({ metadata }: Pod): string {
  return `${metadata.namespace}/${metadata.labels['app.kubernetes.io/name'] ?? metadata.name}`;
}

function nameOf(pod: Pod, { name }: Container): string {
  return `${workloadName(pod)}/${name}`;
}

function initContainers(spec: PodSpec, sidecars: boolean): Container[] {
  return (spec.initContainers ?? []).filter(({ restartPolicy }) => (restartPolicy === 'Always') === sidecars);
}
