import { isExpression, isObject, misfits, shown, type Type } from './types';

/** An attribute of a block. */
export interface Attribute {
  readonly type: Type;
  readonly required: boolean;
  /** Whether a configuration may set it: what only the provider computes may not. */
  readonly settable: boolean;
}

/** A block in a block. */
export interface NestedBlock {
  readonly block: Block;
  /** Fewest and most of them. */
  readonly min: number;
  readonly max: number;
}

/** What a resource, a data source or a provider takes. */
export interface Block {
  readonly attributes: { readonly [name: string]: Attribute };
  readonly blocks: { readonly [name: string]: NestedBlock };
}

/** What does not fit a block, one line each. */
export function blockMisfits(value: unknown, { attributes, blocks }: Block, path: string): string[] {
  if (!isObject(value)) {
    return [`${path} must be a block, is ${shown(value)}`];
  }
  const given = Object.entries(value).filter(([, item]) => item !== null);
  const names = given.map(([name]) => name);
  return [
    ...Object.entries(attributes)
      .filter(([name, { required }]) => required && !names.includes(name))
      .map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(blocks)
      .filter(([name, { min }]) => min > 0 && !names.includes(name))
      .map(([name]) => `${path}.${name} is missing`),
    ...given.flatMap(([name, item]) => {
      const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      const nested = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
      return attribute === undefined
        ? nested === undefined
          ? [`${path}.${name} does not exist`]
          : nestedMisfits(item, nested, `${path}.${name}`)
        : attributeMisfits(item, attribute, `${path}.${name}`);
    }),
  ];
}

function attributeMisfits(value: unknown, { type, settable }: Attribute, path: string): string[] {
  return settable ? misfits(value, type, path) : [`${path} is computed by the provider and cannot be set`];
}

function nestedMisfits(value: unknown, { block, min, max }: NestedBlock, path: string): string[] {
  if (isExpression(value)) {
    return [];
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [
    ...(items.length < min ? [`${path} must be there ${min} times, is ${items.length}`] : []),
    ...(items.length > max ? [`${path} may be there ${max} times, is ${items.length}`] : []),
    ...items.flatMap((item, index) => blockMisfits(item, block, `${path}[${index}]`)),
  ];
}
