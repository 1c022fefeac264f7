import type { Environment } from '../../../environments/environment';

/** A claim of each replica. */
export interface ClaimTemplate {
  readonly volumeClaimTemplate: {
    readonly spec: {
      readonly storageClassName?: string;
      readonly accessModes: readonly ['ReadWriteOnce'];
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  };
}

/** A disk of the environment's class for each replica: without one what was measured ends with the pod. */
export function disk({ storageClassName }: Environment, storage: string): ClaimTemplate {
  return {
    volumeClaimTemplate: {
      spec: {
        ...(storageClassName === undefined ? {} : { storageClassName }),
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage } },
      },
    },
  };
}
