import { bytesQuantity, cpuQuantity, milliValue, quantityValue } from '../../../constructs/core/quantity';
import { refusal } from '../testing';
import fc from '../../chance';

describe('a quantity', () => {
  test.each([
    ['250m', 0.25],
    ['1', 1],
    ['1.5', 1.5],
    ['2300m', 2.3],
    ['1k', 1e3],
    ['1M', 1e6],
    ['128Mi', 128 * 2 ** 20],
    ['0.5Gi', 2 ** 29],
    ['2Ti', 2 ** 41],
  ])('%s is %d', (text, value) => {
    expect(quantityValue(text, 'here')).toBe(value);
  });

  test.each(['', 'm', '-1', '1e3', '1 Gi', '1GB', '1gi', '.5', '1.', 'Infinity', '0x10'])('%j is none', (text) => {
    expect(refusal(() => quantityValue(text, 'here'))).toMatchObject({ code: 'QUANTITY_INVALID', place: 'here' });
  });
});

test.each([
  ['250m', 250n],
  ['0.069', 69n],
  ['1.0005', 1001n],
  ['4Pi', 4n * 1024n ** 5n * 1000n],
])('%s is %d thousandths', (text, thousandths) => {
  expect(milliValue(text, 'here')).toBe(thousandths);
});

describe('any amount', () => {
  test('of CPU is read back as it was written, to the thousandth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (millis) => {
        expect(quantityValue(cpuQuantity(millis / 1000), 'here')).toBe(millis / 1000);
        expect(quantityValue(`${millis}m`, 'here')).toBe(millis / 1000);
      }),
    );
  });

  test('of bytes is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 53 - 1 }), (bytes) => {
        expect(quantityValue(bytesQuantity(bytes), 'here')).toBe(bytes);
      }),
    );
  });

  test('of bytes is written in the largest unit that holds it whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti'), (count, unit) => {
        expect(bytesQuantity(quantityValue(`${count}${unit}`, 'here'))).toBe(`${count}${unit}`);
      }),
    );
  });
});

test('thousandths of CPU are never rounded away', () => {
  expect(cpuQuantity(0.0004)).toBe('1m');
  expect(cpuQuantity(2)).toBe('2');
  expect(cpuQuantity(0.25)).toBe('250m');
});
