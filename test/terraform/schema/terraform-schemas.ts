import type { Attribute, Block, NestedBlock } from './block';
import { jsonType } from './json-types';
import type { Provider } from './providers';
import type { Type } from './types';

interface JsonAttribute {
  readonly type?: unknown;
  readonly nested_type?: {
    readonly attributes: { readonly [name: string]: JsonAttribute };
    readonly nesting_mode: string;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
}

interface JsonBlock {
  readonly attributes?: { readonly [name: string]: JsonAttribute };
  readonly block_types?: {
    readonly [name: string]: { readonly block: JsonBlock; readonly min_items?: number; readonly max_items?: number };
  };
}

/** A provider in the output of `terraform providers schema -json`. */
export interface JsonProvider {
  readonly provider: { readonly block: JsonBlock };
  readonly resource_schemas?: { readonly [type: string]: { readonly block: JsonBlock } };
  readonly data_source_schemas?: { readonly [type: string]: { readonly block: JsonBlock } };
}

/** Reads a provider's schema. @see https://developer.hashicorp.com/terraform/cli/commands/providers/schema */
export function terraformSchema({ provider, resource_schemas, data_source_schemas }: JsonProvider): Provider {
  return {
    configuration: blockOf(provider.block),
    resources: mapped(resource_schemas ?? {}, ({ block }) => blockOf(block)),
    dataSources: mapped(data_source_schemas ?? {}, ({ block }) => blockOf(block)),
  };
}

function blockOf({ attributes = {}, block_types = {} }: JsonBlock): Block {
  return {
    attributes: mapped(attributes, attributeOf),
    blocks: mapped(block_types, ({ block, min_items, max_items }): NestedBlock => {
      return { block: blockOf(block), min: min_items ?? 0, max: max_items ?? Infinity };
    }),
  };
}

function attributeOf(json: JsonAttribute): Attribute {
  const required = json.required ?? false;
  return { type: typeOf(json), required, settable: required || (json.optional ?? false) };
}

function typeOf({ type, nested_type }: JsonAttribute): Type {
  if (nested_type === undefined) {
    return jsonType(type);
  }
  const object: Type = {
    kind: 'object',
    fields: mapped(nested_type.attributes, (json) => ({ type: typeOf(json), optional: !(json.required ?? false) })),
  };
  const mode = nested_type.nesting_mode;
  return mode === 'list' || mode === 'set' || mode === 'map' ? { kind: mode, of: object } : object;
}

function mapped<A, B>(values: { readonly [name: string]: A }, by: (value: A) => B): { readonly [name: string]: B } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, by(value)]));
}
