import { Yaml } from 'cdk8s';
import type { ValueGroup, ValueNode, ValueTree } from './value-tree';

/** `values.yaml`: every value with its default, and what it is for as a comment. */
export function valuesFile({ root }: ValueTree): string {
  return root.children.size === 0 ? '{}\n' : group(root, '');
}

function group({ children }: ValueGroup, indent: string): string {
  return [...children].map(([key, node]) => entry(key, node, indent)).join('');
}

function entry(key: string, node: ValueNode, indent: string): string {
  if ('children' in node) {
    return `${indent}${key}:\n${group(node, `${indent}  `)}`;
  }
  const lines = Yaml.stringify({ [key]: node.value })
    .trimEnd()
    .split('\n');
  const comment = node.description === '' ? [] : [`# ${node.description}`];
  return [...comment, ...lines].map((line) => `${indent}${line}\n`).join('');
}
