import { Service } from './objects';
import { RunningContainer, workloadName } from './running';

/** A port of a Service with an address of its own. */
export interface Door {
  /** Namespace, Service and port: `commerce/catalog:80`. */
  readonly name: string;
  /** Address and port: `10.96.0.7:80`. */
  readonly address: string;
  /** Namespace and workload behind it: `commerce/catalog`. */
  readonly owner: string;
}

/** Every door of the Services; headless ones have none. */
export function doorsOf(services: readonly Service[]): Door[] {
  const addressed = services.filter(({ spec }) => spec.clusterIP !== 'None');
  return addressed.flatMap(({ metadata: { name, namespace = 'default' }, spec }) => {
    return spec.ports.map(({ port }) => ({
      name: `${namespace}/${name}:${port}`,
      address: `${spec.clusterIP}:${port}`,
      owner: `${namespace}/${spec.selector['app.kubernetes.io/name'] ?? name}`,
    }));
  });
}

/** The doors that a container's variables name, as URL or `host:port`, sorted. */
export function statedDoors({ container }: RunningContainer): string[] {
  const stated = (container.env ?? []).flatMap(({ value = '' }) => {
    const [, scheme, name, namespace, port] =
      /^(?:(\w+):\/\/)?(?:[^@/]*@)?([\w-]+)\.([\w-]+)\.svc(?::(\d+))?/.exec(value) ?? [];
    return name && (scheme || port) ? [`${namespace}/${name}:${port ?? (scheme === 'https' ? 443 : 80)}`] : [];
  });
  return [...new Set(stated)].sort();
}

/** The doors that a container reached, sorted; its own pod's are left out, for no policy is asked there. */
export function reachedDoors(
  { pod }: RunningContainer,
  doors: readonly Door[],
  answers: Readonly<Record<string, string>>,
): string[] {
  const others = doors.filter(({ owner }) => owner !== workloadName(pod));
  return others
    .filter(({ address }) => answers[address] === '')
    .map(({ name }) => name)
    .sort();
}
