import { allowance } from './allowed';
import { CARRIERS, HARMLESS, PLANTS, SECRET_OBJECTS } from './plants';
import { scan } from './scan';

/** The rules by which a text is found out, where the search would fail for it. */
function rules(text: string): string[] {
  return scan(text)
    .filter((finding) => allowance(finding, 'production/manifests/50-commerce.k8s.yaml') === undefined)
    .map(({ rule }) => rule);
}

describe.each(Object.entries(CARRIERS))('in %s', (_carrier, carry) => {
  test('nothing is found as it stands', () => {
    expect(rules(carry('development'))).toEqual([]);
  });

  test.each(PLANTS)('$what is found', ({ value, rule }) => {
    expect(rules(carry(value))).toContain(rule);
  });
});

test.each(Object.entries(SECRET_OBJECTS))('a Secret is found with %s', (_what, text) => {
  expect(rules(text)).toContain('Secret with a value');
});

test.each(Object.entries(HARMLESS))('%s is not found', (_what, text) => {
  expect(rules(text)).toEqual([]);
});
