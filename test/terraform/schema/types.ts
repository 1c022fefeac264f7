/** A Terraform type, whichever way it was written down. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly fields: { readonly [name: string]: Field } };

/** A field of an object. */
export interface Field {
  readonly type: Type;
  readonly optional: boolean;
}

/** What does not fit a type, one line each, with the path to it. */
export function misfits(value: unknown, type: Type, path: string): string[] {
  if (value === null || isExpression(value)) {
    return [];
  }
  switch (type.kind) {
    case 'any':
      return [];
    case 'string':
    case 'number':
      return typeof value === type.kind ? [] : [`${path} must be ${article(type.kind)}, is ${shown(value)}`];
    case 'bool':
      return typeof value === 'boolean' ? [] : [`${path} must be a bool, is ${shown(value)}`];
    case 'list':
    case 'set':
      return listMisfits(value, type.of, path);
    case 'tuple':
      return Array.isArray(value) ? [] : [`${path} must be a tuple, is ${shown(value)}`];
    case 'map':
      return mapMisfits(value, type.of, path);
    case 'object':
      return objectMisfits(value, type.fields, path);
  }
}

/** `${…}` and nothing beside it: Terraform alone knows what comes of it. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}$/.test(value);
}

/** Whether it is an object of JSON. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a value is named in a mistake. */
export function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 60);
}

function article(kind: string): string {
  return `a ${kind}`;
}

function listMisfits(value: unknown, of: Type, path: string): string[] {
  return Array.isArray(value)
    ? value.flatMap((item, index) => misfits(item, of, `${path}[${index}]`))
    : [`${path} must be a list, is ${shown(value)}`];
}

function mapMisfits(value: unknown, of: Type, path: string): string[] {
  if (!isObject(value)) {
    return [`${path} must be a map, is ${shown(value)}`];
  }
  // All values of a map have one type, also where it is left open which.
  const kinds = new Set(Object.values(value).map((item) => (Array.isArray(item) ? 'list' : typeof item)));
  return [
    ...(of.kind === 'any' && kinds.size > 1
      ? [`${path} must have values of one type, has ${[...kinds].join(', ')}`]
      : []),
    ...Object.entries(value).flatMap(([key, item]) => misfits(item, of, `${path}.${key}`)),
  ];
}

function objectMisfits(value: unknown, fields: { readonly [name: string]: Field }, path: string): string[] {
  if (!isObject(value)) {
    return [`${path} must be an object, is ${shown(value)}`];
  }
  const missing = Object.entries(fields).filter(([name, { optional }]) => !optional && value[name] === undefined);
  return [
    ...missing.map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, item]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field === undefined ? [`${path}.${name} does not exist`] : misfits(item, field.type, `${path}.${name}`);
    }),
  ];
}
