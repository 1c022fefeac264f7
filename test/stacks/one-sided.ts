import type { Manifest } from './manifests';

/** The same objects, with policies that govern one direction alone: the other one is open. */
export function oneSided(objects: readonly Manifest[], direction: 'Ingress' | 'Egress'): Manifest[] {
  const field = direction.toLowerCase();
  return objects.flatMap((object) => {
    if (object.kind !== 'NetworkPolicy') return object;
    const { podSelector, policyTypes = [], ...rules } = object.spec as PolicySpec;
    const governs =
      policyTypes.length === 0 ? direction === 'Ingress' || 'egress' in rules : policyTypes.includes(direction);
    const spec = {
      podSelector,
      policyTypes: [direction],
      [field]: rules[direction === 'Ingress' ? 'ingress' : 'egress'],
    };
    return governs ? { ...object, spec } : [];
  });
}

interface PolicySpec {
  readonly podSelector?: object;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}
