import type { ErrorCode } from './error-codes';
import { refuse, shown } from './errors';

/** The largest number that most of Kubernetes' counts can hold (a signed integer of 32 bits). */
export const LARGEST_COUNT = 2_147_483_647;

/** Which number is checked, and its bounds. */
export interface WholeNumberBounds {
  /** What it is, as the subject of the message: `retries`. */
  readonly field: string;
  readonly place: string;
  readonly least: number;
  /** {@link LARGEST_COUNT} where nothing says less. */
  readonly most?: number;
  readonly example: string;
  /** `VALUE_INVALID` where nothing fits better. */
  readonly code?: ErrorCode;
}

/** Checks a whole number between two bounds. */
export function checkWhole(value: number, bounds: WholeNumberBounds): number {
  const { field, place, least, most = LARGEST_COUNT, example, code = 'VALUE_INVALID' } = bounds;
  if (!Number.isInteger(value) || value < least || value > most) {
    refuse({
      code,
      place,
      expected: `${field} must be a whole number of at least ${least} and at most ${most}`,
      got: shown(value),
      example,
    });
  }
  return value;
}
