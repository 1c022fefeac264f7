import { shown, type Issue } from '../../../constructs/core/errors';
import { checkText } from '../../../constructs/core/text';

/** What kind of value stands in a place. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'flag' }
  | { readonly kind: 'optional' | 'list' | 'table'; readonly of: Shape }
  | { readonly kind: 'fields'; readonly fields: { readonly [name: string]: Shape } }
  | { readonly kind: 'forms'; readonly forms: { readonly [form: string]: Shape } };

export const TEXT: Shape = { kind: 'text' };
export const NUMBER: Shape = { kind: 'number' };
export const FLAG: Shape = { kind: 'flag' };

/** One that may be left out. */
export const optional = (of: Shape): Shape => ({ kind: 'optional', of });
/** Any number of these. */
export const list = (of: Shape): Shape => ({ kind: 'list', of });
/** Any number of these, by names that the user chooses. */
export const table = (of: Shape): Shape => ({ kind: 'table', of });
/** These and no others. It is typed, so that a field of `T` that is forgotten does not compile. */
export const fields = <T>(of: { readonly [K in keyof Required<T>]: Shape }): Shape => ({ kind: 'fields', fields: of });
/** The same shape under each of these names. */
export const each = (names: { readonly [name: string]: true }, of: Shape): Shape => ({
  kind: 'fields',
  fields: Object.fromEntries(Object.keys(names).map((name) => [name, of])),
});
/** One of several, told apart by the field `form`. */
export const forms = <T extends { readonly form: string }>(of: {
  readonly [F in T['form']]: { readonly [K in keyof Omit<Required<Extract<T, { form: F }>>, 'form'>]: Shape };
}): Shape => ({
  kind: 'forms',
  forms: Object.fromEntries(
    Object.entries<{ readonly [name: string]: Shape }>(of).map(([form, rest]) => [
      form,
      { kind: 'fields', fields: { form: TEXT, ...rest } },
    ]),
  ),
});

/** Everything in a value that is of another kind than its shape says: missing, unknown, or text in place of a number. */
export function shapeIssues(value: unknown, shape: Shape, place: string): Issue[] {
  switch (shape.kind) {
    case 'optional':
      return value === undefined ? [] : shapeIssues(value, shape.of, place);
    case 'text':
      return typeof value === 'string' && isWritable(value) ? [] : [issue(place, 'text', value, `'orders'`)];
    case 'number':
      return Number.isFinite(value) ? [] : [issue(place, 'a number', value, '3')];
    case 'flag':
      return typeof value === 'boolean' ? [] : [issue(place, 'true or false', value, 'true')];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => shapeIssues(item, shape.of, `${place}.${index}`))
        : [issue(place, 'a list', value, '[]')];
    case 'table':
      return isPlain(value)
        ? Object.entries(value).flatMap(([name, item]) => shapeIssues(item, shape.of, `${place}.${name}`))
        : [issue(place, 'values by name', value, '{}')];
    case 'fields':
      return isPlain(value) ? fieldIssues(value, shape.fields, place) : [issue(place, 'values by name', value, '{}')];
    case 'forms':
      return formIssues(value, shape.forms, place);
  }
}

type Plain = { readonly [name: string]: unknown };

function fieldIssues(value: Plain, known: { readonly [name: string]: Shape }, place: string): Issue[] {
  const names = Object.keys(known);
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => issue(`${place}.${name}`, `one of ${names.join(', ')}`, name, names[0] ?? '')),
    ...Object.entries(known).flatMap(([name, shape]) => shapeIssues(value[name], shape, `${place}.${name}`)),
  ];
}

function formIssues(value: unknown, known: { readonly [form: string]: Shape }, place: string): Issue[] {
  const form = isPlain(value) ? value.form : undefined;
  const shape = typeof form === 'string' && Object.keys(known).includes(form) ? known[form] : undefined;
  const names = Object.keys(known);
  return shape === undefined
    ? [issue(`${place}.form`, `one of ${names.join(', ')}`, form, `form: '${names[0] ?? ''}'`)]
    : shapeIssues(value, shape, place);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWritable(text: string): boolean {
  try {
    return checkText(text, '') === text;
  } catch {
    return false;
  }
}

function issue(place: string, what: string, value: unknown, example: string): Issue {
  const got = isPlain(value) ? 'values by name' : Array.isArray(value) ? 'a list' : shown(value);
  return { code: 'VALUE_INVALID', place, expected: `it must be ${what}`, got, example };
}
