import { refuse, shown } from '../core/errors';
import { checkWhole } from '../core/whole-number';

/**
 * Most replicas of anything: no cluster takes more pods.
 * @see https://kubernetes.io/docs/setup/best-practices/cluster-large/
 */
export const MOST_REPLICAS = 150_000;

/** A number of replicas, or of zones. */
export function checkCount(value: number, field: string, place: string): number {
  return checkWhole(value, { field, place, least: 1, most: MOST_REPLICAS, example: `${field}: 3` });
}

/** An amount of something per second or per minute: more than nothing. */
export function checkRate(value: number, field: string, place: string): number {
  return value > 0 && Number.isFinite(value)
    ? value
    : invalid(`${field} must be a number above 0`, value, field, 100, place);
}

/** A share that is more than nothing: 1 is all. */
export function checkShare(value: number, field: string, place: string): number {
  return value > 0 && value <= 1
    ? value
    : invalid(`${field} must be a share above 0 and at most 1`, value, field, 0.5, place);
}

/** A share that is added: none, or as much as a thousandfold. */
export function checkGrowth(value: number, field: string, place: string): number {
  return value >= 0 && value <= 1000
    ? value
    : invalid(`${field} must be a share of 0 to 1000 that is added`, value, field, 0.5, place);
}

/** The greatest availability that is told apart from certainty: nine nines. */
const MOST_AVAILABLE = 0.999_999_999;

/** An availability: certainty is never reached. */
export function checkAvailability(value: number, field: string, place: string): number {
  return value > 0 && value <= MOST_AVAILABLE
    ? value
    : invalid(`${field} must be above 0 and at most ${MOST_AVAILABLE}`, value, field, 0.9999, place);
}

/** Amounts by resource: none below nothing. */
export function checkAmounts(amounts: { readonly [resource: string]: number }, field: string, place: string): void {
  for (const [resource, amount] of Object.entries(amounts)) {
    if (!(amount >= 0 && Number.isFinite(amount))) {
      invalid(`${field}.${resource} must be a number of at least 0`, amount, resource, 1, place);
    }
  }
}

function invalid(expected: string, got: number, field: string, example: number, place: string): never {
  return refuse({ code: 'VALUE_INVALID', place, expected, got: shown(got), example: `${field}: ${example}` });
}
