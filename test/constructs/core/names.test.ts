import { isIP } from 'node:net';
import { checkHost, checkObjectName, checkServiceName, checkVariableName } from '../../../constructs/core/names';
import { refusal } from '../testing';
import fc from '../../chance';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
/** What makes a label none, wherever it stands. */
const strange = fc.constantFrom('_', '.', ' ', 'A', 'é', '/', '\n', '');

describe('the name of an object', () => {
  test('is any DNS-1123 label', () => {
    fc.assert(fc.property(label, (name) => checkObjectName(name, 'here') === name));
  });

  test('is nothing with another character in it', () => {
    fc.assert(
      fc.property(label, strange, label, (before, char, after) => {
        const name = char === '' ? `${before}-` : `${before}${char}${after}`;
        expect(refusal(() => checkObjectName(name, 'here')).code).toBe('NAME_INVALID');
      }),
    );
  });

  test('may be bound to fewer characters, for what controllers append', () => {
    expect(checkObjectName('a'.repeat(52), 'here', 52)).toHaveLength(52);
    expect(refusal(() => checkObjectName('a'.repeat(53), 'shop/orders', 52))).toEqual({
      code: 'NAME_INVALID',
      place: 'shop/orders',
      expected: 'the name must be lower-case letters, digits and inner hyphens, at most 52 characters',
      got: `"${'a'.repeat(53)}" (53 characters)`,
      example: '"payment-card"',
    });
    expect(refusal(() => checkObjectName('a'.repeat(64), 'here')).code).toBe('NAME_INVALID');
  });
});

describe('the name of a Service', () => {
  test('is a label that starts with a letter', () => {
    fc.assert(
      fc.property(label, (name) => {
        if (/^[a-z]/.test(name)) {
          expect(checkServiceName(name, 'here')).toBe(name);
        } else {
          expect(refusal(() => checkServiceName(name, 'here')).code).toBe('SERVICE_NAME_INVALID');
        }
      }),
    );
  });
});

describe('a host', () => {
  const host = fc
    .array(label, { minLength: 1, maxLength: 5 })
    .map((labels) => labels.join('.'))
    .filter((name) => name.length <= 253 && isIP(name) === 0);

  test('is labels and dots', () => {
    fc.assert(fc.property(host, (name) => checkHost(name, 'here') === name));
  });

  test.each(['https://shop.example.com', 'shop.example.com:443', 'shop.example.com/', 'Shop.example.com', 'a..b', ''])(
    'is not %j',
    (name) => {
      expect(refusal(() => checkHost(name, 'here')).code).toBe('HOST_INVALID');
    },
  );

  test('has at most 253 characters', () => {
    expect(refusal(() => checkHost(`${'a'.repeat(50)}.`.repeat(5) + 'a', 'here')).code).toBe('HOST_INVALID');
  });
});

describe('the name of a variable', () => {
  test('is letters, digits and underscores', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z_]\w{0,40}$/), (name) => checkVariableName(name, 'here') === name),
    );
  });

  test.each(['1ST', 'ORDERS-URL', 'orders.url', 'A B', ''])('is not %j', (name) => {
    expect(refusal(() => checkVariableName(name, 'here')).code).toBe('VARIABLE_NAME_INVALID');
  });
});
