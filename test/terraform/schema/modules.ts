import { misfits, type Type } from './types';
import { writtenType } from './written-types';

interface JsonModule {
  readonly kind?: string;
  readonly version: string;
  readonly variables: { readonly [name: string]: { readonly type: string; readonly has_default: boolean } };
  readonly outputs: { readonly [name: string]: { readonly sensitive: boolean } };
  readonly required_providers: {
    readonly [name: string]: { readonly source: string; readonly version_constraints: readonly string[] };
  };
}

/** What a module takes and gives. */
export interface ModuleFacts {
  readonly version: string;
  readonly variables: { readonly [name: string]: { readonly required: boolean; readonly type: () => Type } };
  readonly outputs: { readonly [name: string]: { readonly sensitive: boolean } };
  /** Constraints on each provider's version, by the provider's source in lower case. */
  readonly providers: { readonly [source: string]: string };
}

/** Variables that have a default which works for nobody. */
const REALLY_REQUIRED: { readonly [source: string]: readonly string[] } = {
  'terraform-google-modules/kubernetes-engine/google//modules/private-cluster': [
    'project_id',
    'name',
    'region',
    'network',
    'subnetwork',
    'master_authorized_networks',
  ],
  'terraform-aws-modules/eks/aws': [
    'name',
    'kubernetes_version',
    'vpc_id',
    'subnet_ids',
    'endpoint_public_access_cidrs',
  ],
  'terraform-aws-modules/vpc/aws': ['name', 'azs', 'private_subnets', 'public_subnets', 'intra_subnets'],
};

/** Reads the modules among the facts. */
export function moduleFacts(facts: { readonly [source: string]: { readonly kind?: string } }): {
  readonly [source: string]: ModuleFacts;
} {
  const modules = Object.entries(facts).filter(([, { kind }]) => kind === 'module') as [string, JsonModule][];
  return Object.fromEntries(modules.map(([source, module]) => [source, factsOf(source, module)]));
}

function factsOf(source: string, { version, variables, outputs, required_providers }: JsonModule): ModuleFacts {
  const really = REALLY_REQUIRED[source] ?? [];
  return {
    version,
    outputs,
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, { type, has_default }]) => [
        name,
        { required: !has_default || really.includes(name), type: () => writtenType(type) },
      ]),
    ),
    providers: Object.fromEntries(
      Object.values(required_providers).map(({ source: provider, version_constraints }) => [
        provider.toLowerCase(),
        version_constraints.join(', '),
      ]),
    ),
  };
}

/** What does not fit a module's variables, one line each. */
export function variableMisfits(
  given: { readonly [name: string]: unknown },
  { variables }: ModuleFacts,
  path: string,
): string[] {
  const missing = Object.entries(variables).filter(([name, { required }]) => required && given[name] === undefined);
  return [
    ...missing.map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return variable === undefined
        ? [`${path}.${name} does not exist`]
        : misfits(value, variable.type(), `${path}.${name}`);
    }),
  ];
}
