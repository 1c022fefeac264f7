/**
 * The settings of Terraform's own backends that are used here, and which of them must be there for a state that is
 * encrypted and locked. Their schemas are in Terraform itself, which no provider's schema shows.
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
const BACKENDS: { readonly [kind: string]: { readonly place: readonly string[]; readonly more: readonly string[] } } = {
  local: { place: ['path'], more: [] },
  s3: { place: ['bucket', 'key', 'region'], more: ['encrypt', 'kms_key_id', 'use_lockfile'] },
  gcs: { place: ['bucket', 'prefix'], more: ['kms_encryption_key'] },
  azurerm: {
    place: [
      'subscription_id',
      'resource_group_name',
      'storage_account_name',
      'container_name',
      'key',
      'use_azuread_auth',
    ],
    more: [],
  },
};

interface Values {
  readonly [name: string]: unknown;
}

/** What is wrong with where a stack keeps its state. */
export function backendMisfits(backends: { readonly [kind: string]: Values }): string[] {
  const kinds = Object.keys(backends);
  return [
    ...(kinds.length === 1 ? [] : [`terraform.backend must be one, is ${kinds.join(', ')}`]),
    ...Object.entries(backends).flatMap(([kind, values]) => {
      const { place, more } = known(kind);
      return differences(values, [...place, ...more], `terraform.backend.${kind}`);
    }),
  ];
}

/** What is wrong with how a stack reads another's state. */
export function remoteStateMisfits(name: string, { backend, config, ...rest }: Values): string[] {
  const path = `data.terraform_remote_state.${name}`;
  return [
    ...differences(rest, [], path),
    ...differences(config as Values, known(String(backend)).place, `${path}.config`),
  ];
}

function known(kind: string): { readonly place: readonly string[]; readonly more: readonly string[] } {
  const backend = BACKENDS[kind];
  if (backend === undefined) {
    throw new Error(`no settings of the backend ${kind} are known`);
  }
  return backend;
}

function differences(values: Values, names: readonly string[], path: string): string[] {
  return [
    ...names.filter((name) => values[name] === undefined).map((name) => `${path}.${name} is missing`),
    ...Object.keys(values)
      .filter((name) => !names.includes(name))
      .map((name) => `${path}.${name} does not exist`),
  ];
}
