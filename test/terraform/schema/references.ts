import type { Schemas } from './providers';
import { sourceOf, type StackJson } from './stack';

/** Expressions that name what is not there: an output that a module does not have, a resource of nowhere. One line each. */
export function brokenReferences(stack: StackJson, schemas: Schemas, published: readonly string[]): string[] {
  const text = JSON.stringify({ ...stack, '//': undefined });
  return [
    ...all(text, /\$\{[^}]*?\bmodule\.([\w-]+)\.(\w+)/g).flatMap(([id, output]) =>
      brokenModule(id, output, stack, schemas),
    ),
    ...all(text, /\bdata\.terraform_remote_state\.\w+\.outputs\.(\w+)/g)
      .filter(([output]) => !published.includes(output ?? ''))
      .map(([output]) => `the cluster's stack publishes no ${output ?? ''}`),
    ...all(text, /\$\{((?:data\.)?(?!terraform_)[a-z]+_[a-z0-9_]+)\.([\w-]+)\.(\w+)/g).flatMap(
      ([type, id, attribute]) => brokenResource(type ?? '', id ?? '', attribute ?? '', stack, schemas),
    ),
  ];
}

function all(text: string, pattern: RegExp): string[][] {
  return [...text.matchAll(pattern)].map(([, ...groups]) => groups);
}

function brokenModule(id = '', output = '', { module = {} }: StackJson, { modules }: Schemas): string[] {
  const facts = modules[String(module[id]?.source)];
  return facts === undefined || !Object.hasOwn(facts.outputs, output) ? [`module.${id} has no output ${output}`] : [];
}

function brokenResource(
  reference: string,
  id: string,
  attribute: string,
  { resource = {}, data = {}, terraform }: StackJson,
  { providers }: Schemas,
): string[] {
  const isData = reference.startsWith('data.');
  const type = reference.replace('data.', '');
  const declared = terraform.required_providers[type.slice(0, type.indexOf('_'))];
  const provider = declared === undefined ? undefined : providers[sourceOf(declared)];
  const known = isData ? provider?.dataSources[type] : provider?.resources[type];
  const there = (isData ? data : resource)[type]?.[id];
  const path = `${reference}.${id}.${attribute}`;
  if (there === undefined || known === undefined) {
    return [`${path}: there is no such ${isData ? 'data source' : 'resource'}`];
  }
  return Object.hasOwn(known.attributes, attribute) || Object.hasOwn(known.blocks, attribute)
    ? []
    : [`${path}: it has no such attribute`];
}

/** Outputs of which a module says that they are sensitive, and which are published unmarked: Terraform refuses them. */
export function unmarkedOutputs({ output = {}, module = {} }: StackJson, { modules }: Schemas): string[] {
  return Object.entries(output).flatMap(([name, { value, sensitive }]) => {
    const sources = all(JSON.stringify(value), /\bmodule\.([\w-]+)\.(\w+)/g);
    const secret = sources.some(([id = '', from = '']) => {
      return modules[String(module[id]?.source)]?.outputs[from]?.sensitive === true;
    });
    return secret && sensitive !== true ? [`output.${name} is made of what is sensitive and is not marked`] : [];
  });
}
