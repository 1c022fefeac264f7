import { refuse, shown, type Issue } from './errors';

/** Refuses values of which one stands twice; `issue` says what is wrong with that one. */
export function checkOnce<T extends string | number>(
  values: readonly T[],
  issue: (twice: T) => Omit<Issue, 'got'>,
): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    refuse({ ...issue(twice), got: `${shown(twice)} twice` });
  }
}
