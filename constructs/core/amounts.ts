import { Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { refuse } from './errors';
import { LARGEST_COUNT } from './whole-number';

/** Which amount is checked, and where it stands. */
export interface AmountBounds {
  /** What it is, as the subject of the message: `deadline`. */
  readonly field: string;
  readonly place: string;
  /** The least that is taken: a second, a byte, where nothing else is said. */
  readonly least?: number;
}

/** Whole seconds: all that Kubernetes' own time fields can hold. */
export function secondsOf(duration: Duration, { field, place, least = 1 }: AmountBounds): number {
  const seconds = duration.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < least || seconds > LARGEST_COUNT) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: `${field} must be whole seconds, at least ${least} and at most ${LARGEST_COUNT}`,
      got: `${seconds} seconds`,
      example: `${field}: Duration.seconds(${Math.max(30, least)})`,
    });
  }
  return seconds;
}

/** Most bytes that are counted exactly: just below 8Pi. */
const MOST_BYTES = Number.MAX_SAFE_INTEGER;

/** Whole bytes. */
export function bytesOf(size: Size, { field, place, least = 1 }: AmountBounds): number {
  const bytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
  if (!Number.isInteger(bytes) || bytes < least || bytes > MOST_BYTES) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: `${field} must be whole bytes, at least ${least} and less than 8Pi`,
      got: `${bytes} bytes`,
      example: `${field}: Size.gibibytes(1)`,
    });
  }
  return bytes;
}
