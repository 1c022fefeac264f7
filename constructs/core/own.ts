/** What a record itself holds under a key: never what every object inherits (`constructor`, `toString`). */
export function own<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

/** Keys that cdk8s cannot write: it takes an object that has them for something else than plain data. */
export const UNWRITABLE_KEYS: readonly string[] = ['__proto__', 'constructor'];
