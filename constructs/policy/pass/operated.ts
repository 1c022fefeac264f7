import type { FinishedContainer, FinishedObject } from './objects';

/** Custom resources whose operators make pods: the field that says how many. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['Cluster', 'instances'],
  ['RabbitmqCluster', 'replicas'],
]);

/** The main container of the pods that an operator makes of a custom resource; nothing for every other object. */
export function operatedContainer({ kind, spec }: FinishedObject): FinishedContainer | undefined {
  return COUNTS.has(kind) ? { name: kind, resources: spec?.resources as FinishedContainer['resources'] } : undefined;
}

/** How many pods an operator makes of a custom resource. */
export function operatedCount({ kind, spec }: FinishedObject): number {
  const field = COUNTS.get(kind);
  return field === undefined ? 0 : Number(spec?.[field] ?? 1);
}
