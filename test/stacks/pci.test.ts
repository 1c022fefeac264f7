import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pciPage } from '../../src/pci-page';
import { kinds, productionFacts, type Facts } from '../../src/pci/facts';
import type { PciRow } from '../../src/pci/row';
import { PCI_ROWS } from '../../src/pci/rows';

const ROOT = join(__dirname, '..', '..');
const facts = productionFacts(ROOT);

/** Whether a title stands in a test, or in a table that a test goes through: in quotes, and no longer and no shorter. */
function standsIn(file: string, title: string): boolean {
  const path = join(ROOT, file);
  const text =
    existsSync(path) && /^test\/.*(\.test|-rules|-questions)\.ts$/.test(file) ? readFileSync(path, 'utf8') : '';
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote},`));
}

/** What is wrong with a row: a claim that nothing holds, that is about nothing, or that only an operator could make. */
function faults({ requirement, level, claim, operator }: PciRow, known: Facts): string[] {
  const held = claim?.tests ?? [];
  return [
    ...(operator.trim() === '' ? [`${requirement}: nothing is left to anybody`] : []),
    ...(claim !== undefined && held.length === 0 ? [`${requirement}: no test`] : []),
    ...held.filter(([file, title]) => !standsIn(file, title)).map((test) => `${requirement}: no ${test.join(': ')}`),
    ...(claim?.objects ?? []).flatMap((query, index) =>
      query(known).length > 0 ? [] : [`${requirement}: query ${index}`],
    ),
    ...(claim?.objects.length === 0 ? [`${requirement}: no objects`] : []),
    ...(level === 'O' && claim !== undefined ? [`${requirement}: claimed, though it is the operator's`] : []),
  ];
}

test.each(PCI_ROWS)('what is claimed of $requirement has objects, and tests that exist', (row) => {
  expect(faults(row, facts)).toEqual([]);
});

test('a claim without objects, without a test, or of a test that does not exist is found', () => {
  const [file, title] = [
    'test/stacks/pci.test.ts',
    'what is claimed of $requirement has objects, and tests that exist',
  ];
  const row = (changes: object, level: PciRow['level'] = 'S'): PciRow => ({
    requirement: '0.0',
    level,
    operator: 'The rest.',
    claim: { says: 'Something.', objects: [kinds('Gateway')], tests: [[file, title]], ...changes },
  });
  expect(faults(row({}), facts)).toEqual([]);
  expect(faults({ requirement: '0.0', level: 'S', operator: 'All of it.' }, facts)).toEqual([]);
  expect(faults(row({ objects: [kinds('Unicorn')] }), facts)).toEqual(['0.0: query 0']);
  expect(faults(row({ objects: [] }), facts)).toEqual(['0.0: no objects']);
  expect(faults(row({ tests: [] }), facts)).toEqual(['0.0: no test']);
  expect(faults(row({ tests: [[file, 'what is claimed']] }), facts)).toHaveLength(1);
  expect(faults(row({ tests: [['test/gone.test.ts', title]] }), facts)).toHaveLength(1);
  expect(faults(row({ tests: [['README.md', title]] }), facts)).toHaveLength(1);
  expect(faults(row({}, 'O'), facts)).toHaveLength(1);
});

test('each requirement has one row, and says so where it claims nothing', () => {
  const names = PCI_ROWS.map(({ requirement }) => requirement);
  expect(new Set(names).size).toBe(names.length);
  const lines = pciPage(ROOT).split('\n');
  for (const { requirement, claim } of PCI_ROWS) {
    const line = lines.find((one) => one.startsWith(`| ${requirement} |`)) ?? '';
    expect([requirement, line.includes('left to the operator | – |')]).toEqual([requirement, claim === undefined]);
  }
});

test('nothing on the page says that a requirement is met', () => {
  expect(pciPage(ROOT)).not.toMatch(/\b(compliant|certified|fulfils|satisfies|is met|are met)\b/i);
});
