import type { Attribute, Block, NestedBlock } from './block';
import type { Provider } from './providers';
import type { Type } from './types';

/** An argument as a provider's source declares it. */
interface Fact {
  readonly type?: string;
  readonly element?: string;
  readonly block?: { readonly [name: string]: Fact };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly max_items?: string;
}

/** A provider as it was read off its source: what `modules.json` says of kind and Minikube. */
export interface ProviderFacts {
  readonly version: string;
  readonly provider_config: { readonly [name: string]: Fact };
  readonly resources: { readonly [type: string]: { readonly [name: string]: Fact } };
}

/** Reads those facts. */
export function sourceFacts({ provider_config, resources }: ProviderFacts): Provider {
  const blocks = Object.entries(resources).map(([type, facts]) => [type, blockOf(facts)] as const);
  return { configuration: blockOf(provider_config), resources: Object.fromEntries(blocks), dataSources: {} };
}

function blockOf(facts: { readonly [name: string]: Fact }): Block {
  const attributes: [string, Attribute][] = [];
  const blocks: [string, NestedBlock][] = [];
  for (const [name, fact] of Object.entries(facts)) {
    const required = fact.required ?? false;
    if (fact.block === undefined) {
      attributes.push([name, { type: typeOf(fact), required, settable: required || (fact.optional ?? false) }]);
    } else {
      const max = fact.max_items === undefined ? Infinity : Number(fact.max_items);
      blocks.push([name, { block: blockOf(fact.block), min: required ? 1 : 0, max }]);
    }
  }
  return { attributes: Object.fromEntries(attributes), blocks: Object.fromEntries(blocks) };
}

function typeOf({ type, element }: Fact): Type {
  switch (type) {
    case 'list':
    case 'set':
    case 'map':
      return { kind: type, of: typeOf({ type: element }) };
    case 'string':
    case 'bool':
      return { kind: type };
    case 'int':
    case 'float':
      return { kind: 'number' };
    default:
      throw new Error(`no type of a provider's source: ${String(type)}`);
  }
}
