import type { NodeGroupValues } from './environments/cluster';
import { podsOf, type FinishedObject } from '../constructs/policy/pass/objects';

/** What a pod says of the nodes that it may run on. */
export interface Scheduling {
  readonly nodeSelector: { readonly [label: string]: string };
  readonly tolerations: readonly {
    readonly key?: string;
    readonly operator?: string;
    readonly value?: string;
    readonly effect?: string;
  }[];
}

type Fields = { readonly [field: string]: unknown } | undefined;

/** Reads it from a finished object: of its pod template, or of what an operator makes pods of. */
export function schedulingOf(object: FinishedObject): Scheduling {
  const { spec } = object;
  const fields = podsOf(object)?.spec ?? { tolerations: spec?.tolerations, ...(spec?.affinity as Fields) };
  return {
    nodeSelector: (fields.nodeSelector ?? {}) as Scheduling['nodeSelector'],
    tolerations: (fields.tolerations ?? []) as Scheduling['tolerations'],
  };
}

/** Whether nodes of a group take such a pod. Labels that Kubernetes itself sets are taken to be there. */
export function takes({ labels, taint }: NodeGroupValues, { nodeSelector, tolerations }: Scheduling): boolean {
  const selected = Object.entries(nodeSelector).every(
    ([label, value]) => /(^|\.)(kubernetes|k8s)\.io\//.test(label) || labels[label] === value,
  );
  const tolerated =
    taint === undefined ||
    tolerations.some(
      ({ key, operator, value, effect }) =>
        (key === undefined || key === taint.key) &&
        (operator === 'Exists' || value === taint.value) &&
        (effect === undefined || effect === 'NoSchedule'),
    );
  return selected && tolerated;
}
