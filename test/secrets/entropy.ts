/** Shannon entropy of a text, in bits for each character. @see https://en.wikipedia.org/wiki/Entropy_(information_theory) */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** What base64, in both its alphabets, and hexadecimal numbers are written with; a digest says what it is. */
const TOKEN = /(?:sha256:)?[A-Za-z0-9+/=_-]{20,}/g;
const HEXADECIMAL = /^[0-9a-f]+$/i;

/** A word, a number or a version, also of this project's own numeronyms. */
const WORD = String.raw`(?:[A-Za-z]+\d{0,4}|\d{1,5}[a-z]{0,2}|(?:cd)?k8s)`;

/** Words between separators, as in paths and names: `batch/v1/CronJob`, `broker-5672-from-orders`. */
const WORDS = new RegExp(`^[-/_=+]*${WORD}(?:[-/_=+]+${WORD})+[-/_=+]*$`);

/** The tokens of a text that look as if chance had made them. */
export function randomTokens(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter((token) => isRandom(token.replace('sha256:', '')));
}

/**
 * More chance than names have. Of text made by chance from 20 characters on, 99 in 100 are above these bounds if it is in base64
 * or hexadecimal, 98 if it is small letters and digits. Letters alone are a word, digits alone a number.
 */
function isRandom(token: string): boolean {
  if (!/\d/.test(token) || !/[A-Za-z]/.test(token) || WORDS.test(token)) {
    return false;
  }
  const bound = HEXADECIMAL.test(token) ? 2.85 : 0.8 * Math.log2(Math.min(token.length, 32));
  return entropy(token) >= bound;
}
