import fc from '../chance';

/** Text that nobody means, and that programs trip over. */
export const HOSTILE_TEXT: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        '-',
        '.',
        '..',
        '...',
        '/',
        '//',
        'a/b',
        'A',
        'Shop',
        'a_b',
        'a--b',
        '-a',
        'a-',
        'a.',
        '.a',
        '0',
        '007',
      ],
      ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'],
      ...[
        'yes',
        'no',
        'null',
        '~',
        'true',
        '0777',
        '1e3',
        '0x1F',
        '1:20',
        '@home',
        '{{ .Values.x }}',
        '{{',
        '}}',
        '$(HOME)',
      ],
      ...[
        'a\nb',
        'a\r\nb',
        '\t',
        '# not a comment',
        ': ',
        '- ',
        '|',
        '>',
        '%',
        '"',
        "'",
        '`',
        '\\',
        '\u0085',
        '\u2028',
        '\ufeff',
      ],
      ...['\0', '\ud800', 'a\udc00', '\uffff', '\u202eevil', 'é', '日本', '😀', 'a b', 'a\u00a0b'],
      ...[
        'system-first',
        'kube-system',
        '192.0.2.1',
        '::1',
        'https://a.example',
        'a.example:80',
        'localhost',
        '*.a.example',
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(52, 53, 63, 64, 128, 253, 254, 256, 5000).map((length) => 'a'.repeat(length)),
  },
  { weight: 1, arbitrary: fc.constantFrom('a.', '-a', '/a', 'a_', 'a:').map((part) => part.repeat(300)) },
);

/** Numbers that no field is for. */
export const HOSTILE_NUMBER: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1.5, NaN, Infinity, -Infinity, 1e21, 1e-9, 2 ** 31, 2 ** 31 - 1, 2 ** 53, 2 ** 63),
  fc.double(),
);

/** Of how many values one is hostile: settings have dozens, and most of them shall be taken as a whole now and then. */
const ONE_IN = Number(process.env.PROPERTIES_ONE_IN ?? 40);

/** What is meant most of the time, and now and then something that nobody means. */
export function mostly<T>(meant: fc.Arbitrary<T>, hostile: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: ONE_IN, arbitrary: meant }, { weight: 1, arbitrary: hostile });
}

/** Text of this form, or hostile. */
export const text = (pattern: RegExp): fc.Arbitrary<string> => mostly(fc.stringMatching(pattern), HOSTILE_TEXT);

/** A whole number between two bounds, or a hostile one. */
export const number = (min: number, max: number): fc.Arbitrary<number> =>
  mostly(fc.integer({ min, max }), HOSTILE_NUMBER);

/** Names of things: short, for they are read by people when something fails. */
export const NAME = text(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/);

/** A record of text by name. */
export const named = (keys: fc.Arbitrary<string>, values: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(keys, values, { maxKeys: 3, noNullPrototype: true });

/** Given or not. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

/** One or more, now and then none. */
export const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  mostly(fc.array(arbitrary, { minLength: 1, maxLength: 3 }), fc.constant([]));
