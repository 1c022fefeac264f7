import type { IConstruct } from 'constructs';
import type { ErrorCode } from './error-codes';
import { masked } from './secret-formats';

/** One thing that is wrong with an input, as data. The sentence is made last, by {@link describeIssue}. */
export interface Issue {
  /** Stable code, listed with its meaning in docs/errors.md. */
  readonly code: ErrorCode;
  /** Where: a construct path, the path of an environment value, or the factory that was called. */
  readonly place: string;
  /** What must hold, as a clause whose subject is the thing: `replicas must be at least 2`. */
  readonly expected: string;
  /** What was given instead, as the user would recognise it. Never the value of a secret. */
  readonly got: string;
  /** Code or text that would have been accepted. */
  readonly example: string;
}

/** Says one issue in one line: code, place, what was expected, what came, what would do. */
export function describeIssue(issue: Issue): string {
  const { code, place, expected, got, example } = issue;
  // Each by itself, as a key without an end takes all that comes after it.
  return inOneLine(
    `${code} [${cut(masked(place))}] ${masked(expected)}, got ${masked(got)}. Example: ${masked(example)}`,
  );
}

/** Thrown for bad input, before anything is written. Carries every issue that was found. */
export class CommerceError extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super(issues.map(describeIssue).join('\n'));
    this.name = 'CommerceError';
  }
}

/** Refuses an input: the first issue of a constructor or factory throws. */
export function refuse(issue: Issue): never {
  throw new CommerceError([issue]);
}

/** Gives the place of a construct for an issue. */
export function placeOf(scope: IConstruct): string {
  return scope.node.path || scope.node.id || 'app';
}

/** Shows a value as a user would write it: text in quotes, everything else as JSON, cut where it is very long, no secret in it. */
export function shown(value: unknown): string {
  const number = (inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner);
  const text = JSON.stringify(value, (_, inner: unknown) => number(inner)) as string | undefined;
  return typeof value === 'number' ? String(value) : cut(masked(text ?? 'nothing'));
}

function cut(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)`;
}

const LONGEST_SHOWN = 200;

/** Places and expectations may hold text of the user's: line breaks in it are written out. */
function inOneLine(text: string): string {
  return text.replace(
    /\p{Cc}|\u2028|\u2029/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
