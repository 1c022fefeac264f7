/** A definition's schema, as far as these tests look into it. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly nullable?: boolean;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly [keyword: string]: unknown;
}

/** What the API server knows of every object, whatever its definition says. */
const OBJECT: Readonly<Record<string, Schema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/**
 * A copy of a definition's schema that refuses what strict field validation refuses: fields that it does not name.
 * Fields that no resource `uses` are left out of the copy: it answers the same without them, and is compiled sooner.
 */
export function closed(schema: Schema, uses: ReadonlySet<string>): Schema {
  return close({ ...schema, properties: { ...schema.properties, ...OBJECT } }, uses);
}

function close(schema: Schema, uses: ReadonlySet<string>): Schema {
  const { properties = {}, required = [], items, nullable, ...rest } = schema;
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { anyOf: [{ type: 'integer' }, { type: 'string' }], ...(schema.pattern ? { pattern: schema.pattern } : {}) };
  }
  const used = Object.entries(properties).filter(([name]) => uses.has(name));
  return {
    ...rest,
    ...(nullable === true && schema.type !== undefined ? { nullable } : {}),
    ...(items === undefined ? {} : { items: close(items, uses) }),
    properties: Object.fromEntries(used.map(([name, part]) => [name, close(part, uses)])),
    required: required.filter((name) => properties[name]?.default === undefined), // defaults are filled in first
    ...(schema.type === 'object' ? { additionalProperties: others(schema, uses) } : {}),
  };
}

/** What an object may hold besides its properties. */
function others({ additionalProperties, ...schema }: Schema, uses: ReadonlySet<string>): boolean | Schema {
  if (typeof additionalProperties === 'object') return close(additionalProperties, uses);
  return additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
}
