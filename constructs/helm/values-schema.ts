import type { ValueNode, ValueTree } from './value-tree';
import { SHARED_SCHEMAS } from '../core/value-kinds';

type Schema = { readonly [keyword: string]: unknown };

/**
 * `values.schema.json`: every value with its bounds, and no other. Draft 7, which all Helm 3 read.
 * @see https://helm.sh/docs/topics/charts/#schema-files
 */
export function valuesSchema({ root, leaves }: ValueTree): string {
  const { properties, ...schema } = nodeSchema(root);
  const shared = Object.entries(SHARED_SCHEMAS).filter(([, one]) => leaves.some((leaf) => leaf.schema === one));
  const whole = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    definitions: Object.fromEntries(shared),
    ...schema,
    // Helm itself puts `global` into the values of a chart that another one depends on.
    properties: { ...(properties as Schema), global: { type: 'object' } },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function nodeSchema(node: ValueNode): Schema {
  if (!('children' in node)) {
    const [name] = Object.entries(SHARED_SCHEMAS).find(([, schema]) => schema === node.schema) ?? [];
    return name === undefined ? node.schema : { $ref: `#/definitions/${name}` };
  }
  return {
    type: 'object',
    additionalProperties: false,
    required: [...node.children.keys()],
    properties: Object.fromEntries([...node.children].map(([key, inner]) => [key, nodeSchema(inner)])),
  };
}
