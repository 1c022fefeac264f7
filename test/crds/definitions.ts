import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { closed, Schema } from './closed-schema';
import { CustomResource, fieldsOf, typeOf } from './custom-resources';

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** Numbers are told apart by their size. What other formats mean to the API server, its own validation tells. */
const FORMATS = { int32: { type: 'number', validate: (value: number) => (value | 0) === value }, int64: true } as const;

/** The definitions of custom resources, and what the API server would say by them. Rules in CEL are left to it. */
export class Definitions {
  /** Reads the definitions that some resources need from a folder; the others are written by hand. */
  public static of(
    folder: string,
    resources: readonly CustomResource[],
    written: readonly Definition[] = [],
  ): Definitions {
    const texts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^---$/m));
    const types = [...new Set(resources.map(typeOf))];
    const needed = texts.filter((text) => types.some((type) => defines(text, type)));
    return new Definitions(
      [...needed.map((text) => parse(withoutDescriptions(text)) as Definition), ...written],
      resources,
    );
  }

  private readonly validators: ReadonlyMap<string, ValidateFunction>;

  private constructor(definitions: readonly Definition[], resources: readonly CustomResource[]) {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: FORMATS, logger: false });
    const fields = new Set(resources.flatMap(fieldsOf));
    const schemas = definitions.flatMap(served);
    this.validators = new Map(schemas.map(([type, schema]) => [type, ajv.compile(closed(schema, fields))]));
  }

  /** What is wrong with a resource, one line each. */
  public errorsIn(resource: CustomResource): string[] {
    const type = typeOf(resource);
    const { namespace, name } = resource.metadata;
    const validate = this.validators.get(type);
    if (validate === undefined) return [`${type} ${namespace}/${name}: no definition of this kind`];
    validate(resource);
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${type} ${namespace}/${name}: ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
    });
  }
}

function served({ spec: { group, names, versions } }: Definition): [string, Schema][] {
  return versions
    .filter((version) => version.served)
    .map(({ name, schema }) => [`${group}/${name}/${names.kind}`, schema.openAPIV3Schema]);
}

/** Whether a text defines a type: seen without parsing it, which takes a second for a megabyte. */
function defines(text: string, type: string): boolean {
  const [group = '', , kind = ''] = type.split('/');
  return text.includes(`\n  group: ${group}\n`) && text.includes(`\n    kind: ${kind}\n`);
}

/** Descriptions are most of a text. A property of that name has nothing behind its colon, and stays. */
function withoutDescriptions(text: string): string {
  return text.replace(/^( *)description: .*\n(?:\1 .*\n|\n)*/gm, '');
}
