import { refuse, shown } from './errors';
import { contentHash } from './hash';
import { UNWRITABLE_KEYS } from './own';

const PART = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const PREFIX = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const KEY = new RegExp(`^(?!.{254,}/)(${PREFIX}/)?${PART}$`);
const VALUE = new RegExp(`^(${PART})?$`);

/**
 * Checks labels, of an object or in a selector.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function checkLabels(labels: { readonly [key: string]: string }, place: string): void {
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(key, place);
    checkLabelValue(value, key, place);
  }
}

/** Checks the key of a label or a taint: a name of at most 63 characters, with a DNS name and a slash before it or not. */
export function checkLabelKey(key: string, place: string): string {
  if (!KEY.test(key) || UNWRITABLE_KEYS.includes(key)) {
    refuse({
      code: 'LABEL_INVALID',
      place,
      expected:
        'a label key must be at most 63 letters, digits and inner hyphens, underscores and dots, after a DNS name and a slash or not',
      got: shown(key),
      example: shown('example.com/team'),
    });
  }
  return key;
}

/** Checks the value of a label or a taint. */
export function checkLabelValue(value: string, key: string, place: string): string {
  if (!VALUE.test(value)) {
    refuse({
      code: 'LABEL_INVALID',
      place,
      expected: `the label "${key}" must have at most 63 letters, digits and inner hyphens, underscores and dots`,
      got: shown(value),
      example: `{ ${shown(key)}: 'orders' }`,
    });
  }
  return value;
}

/** An object's name as a label: cut, with a hash of all of it, where it is longer than a label may be. */
export function labelOf(name: string): string {
  return name.length <= 63 ? name : `${name.slice(0, 52).replace(/[^a-z0-9]+$/, '')}-${contentHash(name)}`;
}
