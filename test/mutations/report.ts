import { EQUIVALENTS, fits } from './equivalent';
import { describeMutant } from './mutant';
import type { Verdict } from './verdict';

/** What a run found, and whether that is as it has to be. */
export interface Report {
  readonly lines: readonly string[];
  readonly sound: boolean;
}

/** A verdict, and the environment whose object it is about. */
export interface Placed extends Verdict {
  readonly environment: string;
}

/**
 * What nobody missed, one by one, and at last how much of each kind was missed, which has to be all. An entry for what need
 * not be missed that nothing fits is a fault too, and so is a run that took nothing away.
 */
export function reportOf(verdicts: readonly Placed[], equivalents = EQUIVALENTS): Report {
  const escaped = verdicts.filter(({ caughtBy }) => caughtBy === undefined);
  const excused = new Set(escaped.filter(({ mutant }) => equivalents.some((one) => fits(one, mutant))));
  const survivors = escaped.filter((verdict) => !excused.has(verdict));
  const unused = equivalents.filter((one) => ![...excused].some(({ mutant }) => fits(one, mutant)));
  const counted = verdicts.filter((verdict) => !excused.has(verdict));
  const kinds = [...new Set(counted.map(({ mutant }) => mutant.object.kind))].sort();
  return {
    lines: [
      ...survivors.map(({ environment, mutant }) => `nobody misses ${describeMutant(mutant)} (${environment})`),
      ...unused.map(({ kind, reason }) => `nothing fits this entry of equivalent.ts: ${kind}: ${reason}`),
      ...equivalents
        .map((one) => ({ one, count: [...excused].filter(({ mutant }) => fits(one, mutant)).length }))
        .filter(({ count }) => count > 0)
        .map(({ one, count }) => `not counted: ${count} of ${one.kind}: ${one.reason}`),
      '',
      row('kind', 'mutants', 'caught', 'share'),
      ...kinds.map((kind) =>
        rowOf(
          kind,
          counted.filter(({ mutant }) => mutant.object.kind === kind),
        ),
      ),
      rowOf('all', counted),
    ],
    sound: survivors.length === 0 && unused.length === 0 && counted.length > 0,
  };
}

function rowOf(kind: string, verdicts: readonly Verdict[]): string {
  const caught = verdicts.filter(({ caughtBy }) => caughtBy !== undefined).length;
  // Rounded down: a hundred is all of them.
  const share = Math.floor((1000 * caught) / Math.max(1, verdicts.length)) / 10;
  return row(kind, String(verdicts.length), String(caught), `${share} %`);
}

function row(kind: string, ...numbers: readonly string[]): string {
  return [kind.padEnd(34), ...numbers.map((text) => text.padStart(9))].join('');
}
