/** Amounts by resource. */
export type Amounts = { readonly [resource: string]: number };

/** When a container of a pod runs. */
export enum ContainerKind {
  /** Beside the others, as long as the pod does. */
  MAIN = 'main',
  /** To its end, before those that follow it start. */
  INIT = 'init',
  /** From its place among the init containers to the end of the pod: an init container that is always restarted. */
  SIDECAR = 'sidecar',
}

/** What one container of a pod requests. */
export interface ContainerRequests {
  /** When it runs. */
  readonly kind: ContainerKind;
  /** Amounts by resource: `cpu` in cores, `memory` in bytes, or any others. */
  readonly requests: { [resource: string]: number };
}

/** Containers as they are read here: the public form, without its mutable fields. */
export interface CountedContainer {
  readonly kind: ContainerKind;
  readonly requests: Amounts;
}

/**
 * What a pod requests, as the scheduler and quotas count it, by resource: all that runs together once the pod has started,
 * or, where that is more, an init container with the sidecars that were started before it.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podRequests(containers: readonly CountedContainer[]): Amounts {
  const running = containers.filter(({ kind }) => kind !== ContainerKind.INIT).reduce(added, {});
  const starting = containers.map((container, index) => beside(container, containers.slice(0, index)));
  return starting.reduce((most, amounts) => combine(most, amounts, Math.max), running);
}

/** Two amounts of each resource made into one. */
export function combine(one: Amounts, other: Amounts, by: (a: number, b: number) => number): Amounts {
  const resources = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...resources].map((resource) => [resource, by(one[resource] ?? 0, other[resource] ?? 0)]));
}

/** So many times as much of each resource. */
export function times(amounts: Amounts, count: number): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([resource, amount]) => [resource, amount * count]));
}

/** An init container, with the sidecars that run already. */
function beside(container: CountedContainer, before: readonly CountedContainer[]): Amounts {
  return container.kind === ContainerKind.INIT
    ? before.filter(({ kind }) => kind === ContainerKind.SIDECAR).reduce(added, container.requests)
    : {};
}

function added(sum: Amounts, { requests }: CountedContainer): Amounts {
  return combine(sum, requests, (a, b) => a + b);
}
