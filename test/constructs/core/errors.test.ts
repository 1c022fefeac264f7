import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ERROR_CODES } from '../../../constructs/core/error-codes';
import { CommerceError, describeIssue, placeOf, refuse, shown, type Issue } from '../../../constructs/core/errors';
import { refusal } from '../testing';

const issue: Issue = {
  code: 'REPLICAS_INVALID',
  place: 'production/payment/card',
  expected: 'replicas must be at least 2 in production',
  got: '1',
  example: 'replicas: 3',
};

test('an issue becomes one line: code, place, expected, got, example', () => {
  expect(describeIssue(issue)).toBe(
    'REPLICAS_INVALID [production/payment/card] replicas must be at least 2 in production, got 1. Example: replicas: 3',
  );
});

test('an error carries every issue and says each on a line', () => {
  const error = new CommerceError([issue, { ...issue, place: 'production/cart' }]);
  expect(error.name).toBe('CommerceError');
  expect(error.issues).toHaveLength(2);
  expect(error.message.split('\n')).toEqual(error.issues.map(describeIssue));
});

test('refusing throws the issue', () => {
  expect(refusal(() => refuse(issue))).toBe(issue);
});

test('the place of a construct is its path', () => {
  const app = new App();
  const chart = new Chart(app, 'payments');
  expect(placeOf(new Construct(chart, 'card'))).toBe('payments/card');
  expect(placeOf(app)).toBe('app');
});

test('values are shown as a user would write them', () => {
  expect([undefined, 'a', 1, [1], null].map(shown)).toEqual(['nothing', '"a"', '1', '[1]', 'null']);
});

test('numbers that JSON has no word for are shown all the same, and long text is cut', () => {
  expect([NaN, -Infinity, { replicas: NaN }].map(shown)).toEqual(['NaN', '-Infinity', '{"replicas":"NaN"}']);
  expect(shown('a'.repeat(500))).toMatch(/^"a{199}… \(502 characters\)$/);
});

test('an issue stays one line, whatever stands in its place', () => {
  const place = `production/${'a'.repeat(500)}`;
  expect(describeIssue({ ...issue, place: 'a\nb\u2028c' })).toContain('[a\\u000ab\\u2028c]');
  expect(describeIssue({ ...issue, place }).length).toBeLessThan(400);
});

test('every code is in capitals and has a meaning that ends as a sentence does', () => {
  for (const [code, meaning] of Object.entries(ERROR_CODES)) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(meaning).toMatch(/^[A-Z][^\n]+\.$/);
  }
});
