import { mutated, type Mutant } from './mutant';
import type { Check, Platform } from '../stacks/check';

/** What came of taking something away. */
export interface Verdict {
  readonly mutant: Mutant;
  /** The rule that missed it; nothing where none did. */
  readonly caughtBy: string | undefined;
}

/** Asks rule after rule whether something that was taken away is missed. One that can no longer be asked misses it too. */
export function judge(mutant: Mutant, platform: Platform, checks: readonly Check[]): Verdict {
  const less = { ...platform, objects: mutated(platform.objects, mutant) };
  const caught = checks
    .filter(({ reads }) => reads.includes(mutant.object.kind))
    .find(({ broken }) => {
      try {
        return broken(less).length > 0;
      } catch {
        return true;
      }
    });
  return { mutant, caughtBy: caught?.rule };
}
