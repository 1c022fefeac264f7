/** Where something stands in an object: names of fields, and numbers in lists. */
export type Path = readonly (string | number)[];

/** Which paths: a field's name, `*` for every field or every one of a list, or what a field's name looks like. */
export type Pattern = readonly (string | RegExp)[];

/** The paths of an object that fit a pattern, in the object's order. */
export function pathsIn(value: unknown, pattern: Pattern): Path[] {
  const [first, ...rest] = pattern;
  if (first === undefined) return [[]];
  return keysOf(value)
    .filter((key) => first === '*' || (first instanceof RegExp ? first.test(String(key)) : first === key))
    .flatMap((key) => pathsIn(childOf(value, key), rest).map((path) => [key, ...path]));
}

/** A copy without what stands at a path: a field less, or one less in a list. */
export function without(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) throw new Error('a whole object is taken away elsewhere');
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, index) =>
      index !== first ? [one] : rest.length === 0 ? [] : [without(one, rest)],
    );
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, one]: [string, unknown]) =>
      key !== first ? [[key, one]] : rest.length === 0 ? [] : [[key, without(one, rest)]],
    ),
  );
}

/** A path as people read it: `spec.ingress[0].from`. */
export function written(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `['${key}']`))
    .join('')
    .replace(/^\./, '');
}

/** What stands at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(childOf, value);
}

function keysOf(value: unknown): (string | number)[] {
  if (Array.isArray(value)) return [...value.keys()];
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function childOf(value: unknown, key: string | number): unknown {
  return (value as { readonly [key: string | number]: unknown } | undefined)?.[key];
}
