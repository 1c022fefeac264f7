import { refuse } from './errors';
import type { Identity } from './identity';

/** Each of these once. Refuses two that have one name and namespace and yet select other pods: their policies would collide. */
export function distinct(identities: readonly Identity[], place: string): Identity[] {
  const byName = new Map<string, Identity>();
  for (const identity of identities) {
    const name = `${identity.namespace}/${identity.name}`;
    const same = byName.get(name) ?? identity;
    if (!same.sameAs(identity)) {
      refuse({
        code: 'DUPLICATE_OBJECT',
        place,
        expected: `${name} must mean the same pods wherever it stands (${same._describe()})`,
        got: identity._describe(),
        example: `Identity.foreign({ name: '${identity.name}-2', … })`,
      });
    }
    byName.set(name, same);
  }
  return [...byName.values()];
}
