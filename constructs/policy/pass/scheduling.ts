import { podsOf, type FinishedObject } from './objects';

/** A taint that pods tolerate, as it stands in a manifest. */
export interface FinishedToleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** What a pod says of the nodes that it may run on. */
export interface Scheduling {
  readonly nodeSelector: { readonly [label: string]: string };
  readonly tolerations: readonly FinishedToleration[];
}

/** What keeps pods away from a node, `NoSchedule`. */
interface Taint {
  readonly key: string;
  readonly value: string;
}

type Fields = { readonly [field: string]: unknown };

/** Reads it from a finished object: of its pod template, or of what an operator makes pods of. */
export function schedulingOf(object: FinishedObject): Scheduling {
  const fields = podsOf(object)?.spec ?? operated(object);
  return {
    nodeSelector: (fields.nodeSelector ?? {}) as Scheduling['nodeSelector'],
    tolerations: (fields.tolerations ?? []) as Scheduling['tolerations'],
  };
}

/** CloudNativePG is told in `affinity`, RabbitMQ's operator in the template that overrides its own. */
function operated({ spec }: FinishedObject): Fields {
  const { statefulSet } = (spec?.override ?? {}) as { readonly statefulSet?: FinishedObject };
  const template = statefulSet?.spec?.template as { readonly spec?: Fields } | undefined;
  return { ...(spec?.affinity as Fields | undefined), ...template?.spec };
}

/**
 * Whether pods with these tolerations may come to nodes with a taint.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export function tolerates(tolerations: readonly FinishedToleration[], taint: Taint): boolean {
  return tolerations.some(
    ({ key = '', operator, value = '', effect = '' }) =>
      (key === '' || key === taint.key) &&
      (operator === 'Exists' || value === taint.value) &&
      (effect === '' || effect === 'NoSchedule'),
  );
}
