import { WORKLOADS, type Check } from './check';
import { at, selects } from './linter-rules/rule';
import { title, workloads, type Manifest } from './manifests';

/** The fewest pods that an object ever has. */
export function fewest(object: Manifest, objects: readonly Manifest[]): number {
  const scaler = objects.find(
    ({ kind, metadata, spec }) =>
      kind === 'HorizontalPodAutoscaler' &&
      metadata.namespace === object.metadata.namespace &&
      at(spec, 'scaleTargetRef', 'name') === object.metadata.name,
  );
  const spec = (scaler?.spec ?? object.spec) as { minReplicas?: number; replicas?: number };
  return spec.minReplicas ?? spec.replicas ?? 1;
}

/** Labels of the pods of a workload. */
export function podLabels(object: Manifest): { readonly [key: string]: string } {
  const template = object.kind === 'CronJob' ? ['jobTemplate', 'spec', 'template'] : ['template'];
  return (at(object.spec, ...template, 'metadata', 'labels') ?? {}) as { readonly [key: string]: string };
}

const budgetsOf = (objects: readonly Manifest[]): readonly Manifest[] =>
  objects.filter(({ kind }) => kind === 'PodDisruptionBudget');

/** How many budgets select the pods of a workload. */
function selecting(object: Manifest, objects: readonly Manifest[]): number {
  return budgetsOf(objects).filter(({ metadata, spec }) => {
    const selector = at(spec, 'selector', 'matchLabels') as object | undefined;
    const isThere = metadata.namespace === object.metadata.namespace;
    return isThere && selector !== undefined && selects(selector, podLabels(object));
  }).length;
}

function who(object: Manifest): string {
  return `${object.metadata.namespace}/${podLabels(object)['app.kubernetes.io/name']}`;
}

/** How drains are held to what the platform can lose. */
export const BUDGET_RULES: readonly Check[] = [
  {
    rule: 'a budget has one bound, and lets pods that are not ready be evicted always',
    reads: ['PodDisruptionBudget'],
    broken: ({ objects }) =>
      budgetsOf(objects)
        .filter(({ spec }) => {
          const bounds = ['maxUnavailable', 'minAvailable'].filter((field) => at(spec, field) !== undefined);
          return bounds.length !== 1 || at(spec, 'unhealthyPodEvictionPolicy') !== 'AlwaysAllow';
        })
        .map(title),
  },
  {
    rule: 'whatever has more than one replica has a budget, which selects its pods',
    reads: ['PodDisruptionBudget', ...WORKLOADS],
    broken: ({ objects }) => {
      const replicated = workloads(objects).filter(({ object }) => fewest(object, objects) > 1);
      // Two colours have one budget, which follows the one that serves.
      const held = replicated.filter(({ object }) => selecting(object, objects) === 1).map(({ object }) => who(object));
      return replicated.filter(({ object }) => !held.includes(who(object))).map(({ object }) => title(object));
    },
  },
];
