import { KINDS } from './kinds';
import { expectReadBack, manifestsOf, runs } from './outcome';
import fc from '../chance';

describe('arbitrary settings are refused with a clear error, or become manifests that say what was meant', () => {
  test.each(KINDS)('%s', (_name, { fills }) => {
    fc.assert(
      fc.property(fills, (fill) => {
        const outcome = manifestsOf(fill);
        if ('made' in outcome) {
          expectReadBack(outcome.made);
        }
      }),
      { numRuns: runs(40) },
    );
  });
});
