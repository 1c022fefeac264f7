import { refuse, shown } from '../core/errors';

/**
 * Checks the name of a database or of its owner: one that PostgreSQL takes without quotes and keeps whole. Names that
 * begin with `pg_` are its own.
 * @see https://www.postgresql.org/docs/17/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
export function checkIdentifier(name: string, field: string, place: string): string {
  if (!/^(?!pg_)[a-z_][a-z0-9_-]{0,62}$/.test(name)) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: `${field} must begin with a lower-case letter, then such letters, digits, hyphens and underscores, at most 63, and not begin with pg_`,
      got: shown(name),
      example: `${field}: 'orders'`,
    });
  }
  return name;
}
