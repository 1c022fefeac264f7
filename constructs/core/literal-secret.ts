import { refuse } from './errors';
import { secretFormat } from './secret-formats';

/** Refuses text that is a secret by its form, wherever it was to be written; the message does not repeat it. */
export function checkNoSecret(text: string, place: string): string {
  const what = secretFormat(text);
  if (what !== undefined) {
    refuse({
      code: 'LITERAL_SECRET',
      place,
      expected: 'no value of a secret may stand here: bind a variable to a SecretRef, or name the Secret',
      got: `${what} (not shown)`,
      example: `Binding.secret('database', 'password')`,
    });
  }
  return text;
}
