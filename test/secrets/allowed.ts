import type { Finding } from './scan';

/** What looks like a secret and is none. */
export interface Allowance {
  readonly rule: string;
  readonly text: RegExp;
  /** Where alone; nothing for everywhere. */
  readonly place?: RegExp;
  readonly reason: string;
}

/** The list. An entry that allows nothing any more fails the test. */
export const ALLOWED: readonly Allowance[] = [
  {
    rule: 'entropy',
    text: /^sha256:[0-9a-f]{57,64}$/,
    reason: 'digest of an image, which the table of values in a chart’s README cuts',
  },
  {
    rule: 'entropy',
    text: /^[0-9a-f]{64}$/,
    place: /^examples\/online-boutique\/applications\.ts$/,
    reason: 'digests of images, before which sha256 is put',
  },
  {
    rule: 'entropy',
    text: /^[0-9a-f]{64}$/,
    place: /\/chart\/templates\/40-payments\.yaml$/,
    reason: 'hash of a Job’s content, from which Helm computes its name',
  },
  {
    rule: 'entropy',
    text: /^(payments\/)?payment-migration-[0-9a-f]{10}$/,
    reason: 'hash of a Job’s content in its name',
  },
  {
    rule: 'entropy',
    text: /^fs-(0123456789abcdef0|0fedcba9876543210)$/,
    reason: 'example id of a file system',
  },
  { rule: 'entropy', text: /^hostedzone\/Z0123456789$/, reason: 'example id of a zone of Route 53' },
  {
    rule: 'Secret with a value',
    text: /^password: 'x' \} \}?[),;]*$/,
    place: /^test\/cluster\/(bad-objects|entry-questions|standing-objects)\.ts$/,
    reason: 'what the API server is to refuse, in the tests that ask it',
  },
  {
    rule: 'Secret with a value',
    text: /^password: 'a\/test@only' \},$/,
    place: /^test\/node\/self\.objects\.ts$/,
    reason: 'password of a server that lives as long as its test, on a node that nobody reaches',
  },
];

/** The entry that allows a finding in a place. */
export function allowance({ rule, text }: Finding, place: string): Allowance | undefined {
  return ALLOWED.find((one) => one.rule === rule && one.text.test(text) && (one.place?.test(place) ?? true));
}
