import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Block } from './block';
import { WRITTEN_PROVIDERS } from './clouds';
import { moduleFacts, type ModuleFacts } from './modules';
import { sourceFacts, type ProviderFacts } from './source-facts';
import { terraformSchema, type JsonProvider } from './terraform-schemas';

/** What a provider takes. */
export interface Provider {
  readonly configuration: Block;
  readonly resources: { readonly [type: string]: Block };
  readonly dataSources: { readonly [type: string]: Block };
}

/** How much is known of a provider. */
export type Knowledge = 'whole schema' | 'read off its source' | 'a few resources, by hand';

/** Everything that synthesised JSON is held against. */
export interface Schemas {
  /** By source in lower case: `hashicorp/helm`. */
  readonly providers: { readonly [source: string]: Provider };
  /** By source. */
  readonly modules: { readonly [source: string]: ModuleFacts };
}

const FOLDER = resolve(__dirname, '../../../../shared/terraform');
const PROVIDER_SCHEMAS = resolve(FOLDER, 'provider-schemas.json.gz');
const MODULES = resolve(FOLDER, 'modules.json');

/** Where the schemas are looked for. */
export const SCHEMA_FOLDER = FOLDER;

/** Whether they are there. */
export const SCHEMAS_PRESENT = existsSync(PROVIDER_SCHEMAS) && existsSync(MODULES);

/** Which provider is checked against what: one that is not in this list fails the test. */
export const KNOWLEDGE: { readonly [source: string]: Knowledge } = {
  'hashicorp/helm': 'whole schema',
  'hashicorp/kubernetes': 'whole schema',
  'tehcyx/kind': 'read off its source',
  'scott-the-programmer/minikube': 'read off its source',
  'hashicorp/google': 'a few resources, by hand',
  'hashicorp/azurerm': 'a few resources, by hand',
  'hashicorp/aws': 'a few resources, by hand',
  'hashicorp/google-beta': 'a few resources, by hand',
  'hashicorp/tls': 'a few resources, by hand',
  'hashicorp/time': 'a few resources, by hand',
  'hashicorp/random': 'a few resources, by hand',
  'azure/azapi': 'a few resources, by hand',
  'azure/modtm': 'a few resources, by hand',
};

/** Reads them. */
export function readSchemas(): Schemas {
  const { provider_schemas } = JSON.parse(gunzipSync(readFileSync(PROVIDER_SCHEMAS)).toString('utf8')) as {
    readonly provider_schemas: { readonly [address: string]: JsonProvider };
  };
  const facts = JSON.parse(readFileSync(MODULES, 'utf8')) as { readonly [source: string]: { readonly kind?: string } };
  const providers = Object.entries(KNOWLEDGE).map(([source, knowledge]) => [
    source,
    knownProvider(source, knowledge, provider_schemas, facts),
  ]);
  return { providers: Object.fromEntries(providers) as Schemas['providers'], modules: moduleFacts(facts) };
}

function knownProvider(
  source: string,
  knowledge: Knowledge,
  schemas: { readonly [address: string]: JsonProvider },
  facts: { readonly [source: string]: object },
): Provider {
  switch (knowledge) {
    case 'whole schema':
      return terraformSchema(found(schemas[`registry.terraform.io/${source}`], source));
    case 'read off its source':
      return sourceFacts(found(facts[source], source) as ProviderFacts);
    case 'a few resources, by hand':
      return found(WRITTEN_PROVIDERS[source.slice(source.indexOf('/') + 1)], source);
  }
}

function found<T>(value: T | undefined, source: string): T {
  if (value === undefined) {
    throw new Error(`no schema of ${source} in ${FOLDER}`);
  }
  return value;
}
