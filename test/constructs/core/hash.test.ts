import { contentHash } from '../../../constructs/core/hash';
import fc from '../../chance';

test('is ten hexadecimal digits, the same for the same content', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      expect(contentHash(content)).toMatch(/^[0-9a-f]{10}$/);
      expect(contentHash(structuredClone(content))).toBe(contentHash(content));
    }),
  );
});

test('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).reverse());
      expect(contentHash({ inner: turned })).toBe(contentHash({ inner: content }));
    }),
  );
});

test('depends on values, on the order of lists and on their nesting', () => {
  const contents = [{ a: 1 }, { a: '1' }, { a: 2 }, { b: 1 }, [1, 2], [2, 1], [[1], 2], [[1, 2]], '', null, {}, []];
  expect(new Set(contents.map(contentHash)).size).toBe(contents.length);
});

test('what is undefined is not there', () => {
  expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
});
