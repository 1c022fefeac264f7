import type { Blueprint } from './blueprint';
import type { ClaimProps } from './storage';
import { checkObjectName } from '../core/names';
import { bytesQuantity } from '../core/quantity';

/** One entry of a StatefulSet's `volumeClaimTemplates`. Immutable once applied, so it carries no version. */
export function claimTemplate(claim: ClaimProps, workload: Blueprint): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: checkObjectName(claim.name, workload.place), labels: { ...workload.identity.selector } },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(claim.storageClassName === undefined ? {} : { storageClassName: claim.storageClassName }),
      resources: { requests: { storage: bytesQuantity(claim.size.toKibibytes() * 1024) } },
    },
  };
}
