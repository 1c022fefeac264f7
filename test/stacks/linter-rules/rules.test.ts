import { KUBE_LINTER } from './kube-linter';
import { KYVERNO } from './kyverno';
import { POLARIS } from './polaris';
import { Platform, type Rule } from './rule';
import { unused } from './used';
import { WORST } from './worst';
import { BEHIND_INGRESS } from '../ingress-edge';
import { manifestsOf, PLATFORMS, title, type Manifest } from '../manifests';
import { exemptionsOf } from '../../../constructs/policy/exemptions/annotations';
import type { Linter } from '../../../constructs/policy/exemptions/exemption';
import type { FinishedObject } from '../../../constructs/policy/pass/objects';

/*
 * Linters that need not be installed to be satisfied: their rules, held by reading. `npm run test:linters` runs
 * kube-score and Checkov themselves.
 */
const LINTERS: readonly (readonly [Linter, { readonly [rule: string]: Rule }])[] = [
  ['kube-linter', KUBE_LINTER],
  ['Polaris', POLARIS],
  ['Kyverno', KYVERNO],
];

const LASTING = [
  ...PLATFORMS.filter(({ name }) => name !== 'development'),
  { name: 'production behind an Ingress', objects: manifestsOf(BEHIND_INGRESS) },
];

function found(objects: readonly Manifest[], rules: { readonly [rule: string]: Rule }): string[] {
  const platform = new Platform(objects);
  return Object.entries(rules)
    .flatMap(([rule, breaking]) => breaking(platform).map((one) => `${one}: ${rule}`))
    .sort();
}

function granted(objects: readonly Manifest[], linter: Linter): string[] {
  const finished = objects as unknown as FinishedObject[];
  return finished
    .flatMap((object, index) =>
      exemptionsOf(object, finished)
        .filter((one) => one.linter === linter)
        .map(({ rule }) => `${title(objects[index] ?? (object as unknown as Manifest))}: ${rule}`),
    )
    .sort();
}

describe.each(LASTING)('in $name', ({ objects }) => {
  test.each(LINTERS)('%s would find what is exempted, no more, and no exemption is unused', (linter, rules) => {
    const breaking = found(objects, rules);
    const exempted = granted(objects, linter);
    expect(exempted).toEqual(expect.arrayContaining(breaking));
    expect(unused(exempted, breaking)).toEqual([]);
  });
});

describe.each(LINTERS)('each rule of %s', (_, rules) => {
  test.each(Object.entries(rules))('%s finds fault with the worst objects', (_name, rule) => {
    expect(rule(new Platform(WORST))).not.toEqual([]);
  });
});
