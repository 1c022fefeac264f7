import type { Blueprint } from './blueprint';
import type { ClaimProps } from './storage';
import { bytesOf } from '../core/amounts';
import { camelCase, checkObjectName } from '../core/names';
import { storageClass } from '../core/object-names';
import { bytesQuantity } from '../core/quantity';
import { quantity } from '../core/value-kinds';

/** One entry of a StatefulSet's `volumeClaimTemplates`. Immutable once applied, so it carries no version. */
export function claimTemplate(claim: ClaimProps, workload: Blueprint): object {
  const size = bytesQuantity(bytesOf(claim.size, { field: 'size', place: workload.place }));
  const storage = quantity(
    workload.owner,
    ['storage', camelCase(claim.name)],
    size,
    "Size of each replica's claim: at the installation only.",
  );
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: checkObjectName(claim.name, workload.place), labels: { ...workload.identity.selector } },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...storageClass(claim.storageClassName, workload.place),
      resources: { requests: { storage } },
    },
  };
}
