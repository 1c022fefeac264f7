import { blockMisfits, type Block } from './block';
import { backendMisfits, remoteStateMisfits } from './backends';
import { variableMisfits } from './modules';
import type { Provider, Schemas } from './providers';
import { satisfies } from './versions';

interface Named<T> {
  readonly [name: string]: T;
}

type Values = Named<unknown>;

/** The JSON of a stack, as cdktf writes it. */
export interface StackJson {
  readonly terraform: {
    readonly backend: Named<Values>;
    readonly required_providers: Named<{ readonly source: string; readonly version: string }>;
    readonly required_version?: string;
  };
  readonly provider?: Named<readonly Values[]>;
  readonly resource?: Named<Named<Values>>;
  readonly data?: Named<Named<Values>>;
  readonly module?: Named<Values>;
  readonly output?: Named<{ readonly value: unknown; readonly sensitive?: boolean }>;
}

/** A provider's address as Terraform completes it: `helm` is `hashicorp/helm`. */
export function sourceOf({ source }: { readonly source: string }): string {
  return (source.includes('/') ? source : `hashicorp/${source}`).toLowerCase();
}

const META = ['//', 'depends_on', 'count', 'for_each', 'provider', 'lifecycle', 'connection', 'provisioner'];
const MODULE_META = ['//', 'depends_on', 'count', 'for_each', 'providers', 'source', 'version'];

/** What a stack says that its providers and modules do not know, or say otherwise: one line each. */
export function stackMisfits(stack: StackJson, schemas: Schemas): string[] {
  const { provider = {}, resource = {}, data = {}, module = {}, terraform } = stack;
  return [
    ...backendMisfits(terraform.backend),
    ...Object.entries(provider).flatMap(([name, blocks]) =>
      blocks.flatMap((block) =>
        inProvider(stack, schemas, name, `provider.${name}`, ({ configuration }) => ({
          block: configuration,
          values: block,
        })),
      ),
    ),
    ...typed(stack, schemas, resource, '', ({ resources }) => resources),
    ...typed(stack, schemas, withoutRemoteState(data), 'data.', ({ dataSources }) => dataSources),
    ...Object.entries(data.terraform_remote_state ?? {}).flatMap(([name, values]) => remoteStateMisfits(name, values)),
    ...Object.entries(module).flatMap(([name, values]) => moduleMisfits(name, values, stack, schemas)),
  ];
}

/** Terraform's own data source, which no provider's schema shows. */
function withoutRemoteState(data: Named<Named<Values>>): Named<Named<Values>> {
  return Object.fromEntries(Object.entries(data).filter(([type]) => type !== 'terraform_remote_state'));
}

function typed(
  stack: StackJson,
  schemas: Schemas,
  types: Named<Named<Values>>,
  prefix: string,
  blocksOf: (provider: Provider) => Named<Block>,
): string[] {
  return Object.entries(types).flatMap(([type, instances]) =>
    Object.entries(instances).flatMap(([name, values]) =>
      inProvider(stack, schemas, type.slice(0, type.indexOf('_')), `${prefix}${type}.${name}`, (provider) => ({
        block: blocksOf(provider)[type],
        values: without(values, META),
      })),
    ),
  );
}

function inProvider(
  { terraform }: StackJson,
  { providers }: Schemas,
  name: string,
  path: string,
  look: (provider: Provider) => { readonly block: Block | undefined; readonly values: Values },
): string[] {
  const declared = terraform.required_providers[name];
  const provider = declared === undefined ? undefined : providers[sourceOf(declared)];
  if (provider === undefined) {
    return [`${path} is of ${declared?.source ?? name}, a provider of which no schema is known`];
  }
  const { block, values } = look(provider);
  return block === undefined ? [`${path} is of a type that its provider has not`] : blockMisfits(values, block, path);
}

function moduleMisfits(name: string, values: Values, stack: StackJson, { modules }: Schemas): string[] {
  const path = `module.${name}`;
  const facts = modules[String(values.source)];
  if (facts === undefined) {
    return [`${path} is of ${String(values.source)}, a module of which no variables are known`];
  }
  return [
    ...(values.version === facts.version
      ? []
      : [`${path} is pinned at ${String(values.version)}, known is ${facts.version}`]),
    ...Object.entries(facts.providers).flatMap(([source, constraints]) => pinMisfits(source, constraints, stack, path)),
    ...variableMisfits(without(values, MODULE_META), facts, path),
  ];
}

/** A provider that only a module uses must be pinned too, at a version that the module takes. */
function pinMisfits(source: string, constraints: string, { terraform }: StackJson, path: string): string[] {
  const pinned = Object.values(terraform.required_providers).find((one) => sourceOf(one) === source);
  if (pinned === undefined) {
    return [`${path} needs ${source}, which is not pinned`];
  }
  return satisfies(pinned.version, constraints)
    ? []
    : [`${path} needs ${source} ${constraints}, pinned is ${pinned.version}`];
}

function without(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
