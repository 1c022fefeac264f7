import { OTHER_ENVIRONMENT, WILD_ENVIRONMENT } from './environments';
import { outcomeOf, runs } from './outcome';
import { renderEnvironment } from '../../src/render';
import fc from '../chance';

describe('an environment with arbitrary changes is refused with a clear error, or rendered', () => {
  test.each([
    ['to anything at all', WILD_ENVIRONMENT, 100],
    ['to what stands elsewhere', OTHER_ENVIRONMENT, 15],
  ] as const)('%s', (_what, environments, numRuns) => {
    fc.assert(
      fc.property(environments, ({ environment }) => {
        const outcome = outcomeOf(() => renderEnvironment(environment));
        if ('made' in outcome) {
          expect(outcome.made.length).toBeGreaterThan(0);
        } else {
          const name: unknown = environment.name;
          const places = outcome.refused.map(({ place }) => place);
          expect(places.filter((place) => typeof name === 'string' && !place.startsWith(name))).toEqual([]);
        }
      }),
      { numRuns: runs(numRuns) },
    );
  });
});
