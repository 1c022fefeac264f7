import type { FinishedContainer, FinishedObject } from './objects';

interface ContainerPolicy {
  readonly containerName: string;
  readonly maxAllowed?: { readonly [resource: string]: string };
}

interface VerticalSpec {
  readonly targetRef: { readonly kind: string; readonly name: string };
  readonly updatePolicy?: { readonly updateMode?: string };
  readonly resourcePolicy?: { readonly containerPolicies?: readonly ContainerPolicy[] };
}

/** The most that vertical autoscalers may raise requests to, by workload. */
export type VerticalMaxima = ReadonlyMap<string, readonly ContainerPolicy[]>;

/** Reads the vertical autoscalers that change pods. */
export function verticalMaxima(objects: readonly FinishedObject[]): VerticalMaxima {
  const scalers = objects.filter(({ kind }) => kind === 'VerticalPodAutoscaler');
  return new Map(
    scalers.flatMap(({ metadata, spec }) => {
      const { targetRef, updatePolicy, resourcePolicy } = spec as unknown as VerticalSpec;
      const key = keyOf(targetRef.kind, targetRef.name, metadata.namespace);
      return updatePolicy?.updateMode === 'Off' ? [] : [[key, resourcePolicy?.containerPolicies ?? []] as const];
    }),
  );
}

/** What a container of a workload may come to request. */
export function raised(container: FinishedContainer, object: FinishedObject, maxima: VerticalMaxima) {
  const policies = maxima.get(keyOf(object.kind, object.metadata.name, object.metadata.namespace)) ?? [];
  return policies.find(({ containerName }) => containerName === container.name)?.maxAllowed ?? {};
}

function keyOf(kind: string, name: string, namespace = 'default'): string {
  return `${kind} ${namespace}/${name}`;
}
