import { PriorityClass, type PriorityClassProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

const props: Required<PriorityClassProps> = { value: 1000, description: 'Payments go first.' };

test('all props: called as the construct, and nobody gets it unasked', () => {
  const chart = testChart();
  expect(new PriorityClass(chart, 'payments', props).priorityClassName).toBe('payments');
  const written = find(chart, 'PriorityClass', 'payments');
  expect(written).toMatchObject({ value: 1000, description: 'Payments go first.', globalDefault: false });
});

test.each([0, 1_000_000_001, 1.5])('fails when the value is %d', (value) => {
  expect(refusal(() => new PriorityClass(testChart(), 'payments', { ...props, value }))).toMatchObject({
    code: 'VALUE_INVALID',
    place: 'test/payments',
    got: String(value),
  });
});

test('fails when the name is none', () => {
  expect(refusal(() => new PriorityClass(testChart(), 'Payments', props)).code).toBe('NAME_INVALID');
});
