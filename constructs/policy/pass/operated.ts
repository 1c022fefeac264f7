import type { FinishedContainer, FinishedObject } from './objects';
import { ACME_SOLVER, LABEL } from '../../core/labels';

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

/** The labels by which policies select the pods that an operator makes of a custom resource; nothing for other objects. */
export function operatedLabels({ kind, metadata }: FinishedObject): { readonly [key: string]: string } | undefined {
  switch (kind) {
    case 'Cluster':
      return { 'cnpg.io/cluster': metadata.name };
    case 'RabbitmqCluster':
      return { [LABEL.name]: metadata.name, [LABEL.component]: 'rabbitmq', 'app.kubernetes.io/part-of': 'rabbitmq' };
    case 'Certificate':
      return { [ACME_SOLVER.label]: 'true' };
    default:
      return undefined;
  }
}
