import { refuse, shown } from './errors';

const QUANTITY = /^(\d+(?:\.\d+)?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

const FACTOR: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

/**
 * Reads a Kubernetes quantity (`250m`, `1.5`, `512Mi`) as a number of its base unit: cores for CPU, bytes for memory.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(text: string, place: string): number {
  const [, number = '', suffix] = QUANTITY.exec(text) ?? [];
  // Divided, not multiplied by 0.001: 2300m is 2.3 and nothing else.
  const value = suffix === 'm' ? Number(number) / 1000 : Number(number) * (FACTOR.get(suffix ?? '') ?? 1);
  if (number === '' || value > Number.MAX_SAFE_INTEGER) {
    return refuse({
      code: 'QUANTITY_INVALID',
      place,
      expected: 'a quantity must be a positive number with an optional suffix (m, k, M, G, Ki, Mi, Gi), below 8Pi',
      got: shown(text),
      example: `${shown('250m')} or ${shown('512Mi')}`,
    });
  }
  return value;
}

/**
 * A quantity in thousandths of its unit, as controllers count: exact also where it is large, and rounded up where it is
 * finer.
 */
export function milliValue(text: string, place: string): bigint {
  const value = quantityValue(text, place);
  return Number.isInteger(value) ? BigInt(value) * 1000n : BigInt(Math.ceil(value * 1000 - 1e-6));
}

/** Writes cores as Kubernetes does: whole cores plain, parts in thousandths. */
export function cpuQuantity(cores: number): string {
  const millis = Math.ceil(cores * 1000 - 1e-6);
  return millis % 1000 === 0 ? String(millis / 1000) : `${millis}m`;
}

/** Writes bytes in the largest binary unit that holds them whole: Gi, Mi, Ki, or plain bytes. */
export function bytesQuantity(bytes: number): string {
  const whole = [...FACTOR].filter(
    ([suffix, factor]) => suffix.endsWith('i') && bytes >= factor && bytes % factor === 0,
  );
  const [suffix, factor] = whole.pop() ?? ['', 1];
  return `${Math.ceil(bytes / factor)}${suffix}`;
}
