import { refuse, shown } from './errors';

/** Half of a surrogate pair, which no file can hold, and the one character that no program's environment can. */
const UNWRITABLE = /\p{Surrogate}|\0/u;

/** A path of a URL. */
export const URL_PATH = /^\/[^\s\p{Cc}\p{Surrogate}]*$/u;

/** Checks text that a manifest holds as it is: whole characters, no zero byte. */
export function checkText(text: string, place: string): string {
  if (UNWRITABLE.test(text)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'text must be whole Unicode characters without the character 0',
      got: shown(text),
      example: shown('orders'),
    });
  }
  return text;
}

/** Checks a path of a URL: a slash first, no spaces, no control characters. */
export function checkUrlPath(path: string, place: string): string {
  if (!URL_PATH.test(path)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a path must start with a slash and hold no spaces or control characters',
      got: shown(path),
      example: shown('/metrics'),
    });
  }
  return path;
}

/** Checks text that must say something. */
export function checkSaid(text: string, field: string, place: string): string {
  if (text.trim() === '') {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: `${field} must not be empty`,
      got: shown(text),
      example: `${field}: 'orders'`,
    });
  }
  return checkText(text, place);
}
