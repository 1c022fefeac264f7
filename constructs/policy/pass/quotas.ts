import { demandOf } from './demand';
import { objectName, type FinishedObject } from './objects';
import type { Issue } from '../../core/errors';
import { bytesQuantity, cpuQuantity, quantityValue } from '../../core/quantity';

/** A quota that cannot hold its own workloads: the rollout that needs the last pod would be refused. */
export function quotaIssues(objects: readonly FinishedObject[]): Issue[] {
  return objects.filter(({ kind }) => kind === 'ResourceQuota').flatMap((quota) => tooSmall(quota, objects));
}

function tooSmall(quota: FinishedObject, objects: readonly FinishedObject[]): Issue[] {
  const demand = demandOf(objects, quota.metadata.namespace ?? 'default');
  const hard = (quota.spec?.hard ?? {}) as { readonly [resource: string]: string };
  return Object.entries(hard).flatMap(([resource, text]) => {
    const needed = demand[resource] ?? 0;
    return needed > quantityValue(text, objectName(quota)) * (1 + 1e-9)
      ? [
          {
            code: 'QUOTA_TOO_SMALL' as const,
            place: objectName(quota),
            expected: `${resource} must hold all workloads at autoscaling maximum plus surge: ${amount(resource, needed)}`,
            got: text,
            example: `${resource}: ${amount(resource, needed)}`,
          },
        ]
      : [];
  });
}

function amount(resource: string, value: number): string {
  if (resource.endsWith('memory')) {
    return bytesQuantity(Math.ceil(value / 2 ** 20) * 2 ** 20);
  }
  return resource.endsWith('cpu') ? cpuQuantity(value) : String(value);
}
