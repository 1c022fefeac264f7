import type { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';

/** Metadata of an object of the mesh that is about a workload's pods, with what it loosens and why. */
export function meshMetadata(owner: Identity, name: string, annotations: { readonly [key: string]: string } = {}) {
  return {
    name,
    namespace: owner.namespace,
    labels: { ...owner.selector, [LABEL.managedBy]: MANAGED_BY },
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  };
}
