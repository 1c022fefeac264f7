import type { Type } from './types';

/**
 * Reads a type as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", {…}, ["optional"]]`.
 * @see https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 */
export function jsonType(json: unknown): Type {
  if (typeof json === 'string') {
    return { kind: json === 'dynamic' ? 'any' : (json as 'string' | 'number' | 'bool') };
  }
  const [kind, of, optional] = json as [string, unknown, readonly string[] | undefined];
  switch (kind) {
    case 'list':
    case 'set':
    case 'map':
      return { kind, of: jsonType(of) };
    case 'tuple':
      return { kind, items: (of as readonly unknown[]).map(jsonType) };
    case 'object': {
      const fields = Object.entries(of as { readonly [name: string]: unknown });
      return {
        kind,
        fields: Object.fromEntries(
          fields.map(([name, type]) => [name, { type: jsonType(type), optional: optional?.includes(name) ?? false }]),
        ),
      };
    }
    default:
      throw new Error(`no type of Terraform: ${JSON.stringify(json)}`);
  }
}
