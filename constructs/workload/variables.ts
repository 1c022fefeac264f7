import type { Application } from '../application/application';
import type { BindingSource, UrlOptions } from '../application/binding';
import type { ValueOwner } from '../core/chart-value';
import type { Connection } from '../core/connection';
import { Protocol, type Endpoint } from '../core/endpoint';
import { refuse, shown } from '../core/errors';
import { own } from '../core/own';
import type { SecretRef } from '../core/secret-ref';
import { text } from '../core/value-kinds';

type Roles = { readonly [role: string]: Connection };

/** Where a container stands, and where its log level is in the values of the chart. */
interface Setting {
  readonly place: string;
  readonly owner: ValueOwner;
  readonly key: readonly string[];
}

/** Writes an application's variables as a container's `env`: each binding meets whoever plays its role. */
export function containerVariables(application: Application, roles: Roles, setting: Setting): object[] {
  checkRoles(application, roles, setting.place);
  return Object.entries(application._props.variables ?? {}).map(([name, binding]) => ({
    name,
    ...variableValue(binding._source, roles, { ...setting, place: `${setting.place} ${name}` }),
  }));
}

/** Every role has a player and every player a variable: a connection that no program uses would open a door for nobody. */
function checkRoles(application: Application, roles: Roles, place: string): void {
  const unplayed = application.roles.find((role) => own(roles, role) === undefined);
  if (unplayed !== undefined) {
    refuse({
      code: 'ROLE_UNPLAYED',
      place,
      expected: `every role of the application must be played (${application.roles.join(', ')})`,
      got: `nobody for ${shown(unplayed)}`,
      example: `roles: { ${unplayed}: Connection.to(endpoint) }`,
    });
  }
  const unbound = Object.keys(roles).find((role) => !application.roles.includes(role));
  if (unbound !== undefined) {
    refuse({
      code: 'ROLE_UNBOUND',
      place,
      expected: `every role must be used by a variable of the application (it uses ${application.roles.join(', ') || 'none'})`,
      got: shown(unbound),
      example: `variables: { ${unbound.toUpperCase().replace(/\W/g, '_')}_URL: Binding.url('${unbound}') }`,
    });
  }
}

function variableValue(source: BindingSource, roles: Roles, { place, owner, key }: Setting): object {
  switch (source.kind) {
    case 'value':
      return { value: source.text };
    case 'level':
      return { value: text(owner, key, source.level, { enum: source.levels }, 'How much it logs.') };
    case 'field':
      return { valueFrom: { fieldRef: { fieldPath: source.path } } };
    case 'url':
      return { value: url(address(roles, source.role, place), source.options) };
    case 'hostPort':
      return { value: address(roles, source.role, place).hostPort };
    case 'host':
      return { value: address(roles, source.role, place).host };
    case 'port':
      return { value: String(address(roles, source.role, place).port) };
    case 'secret':
      return { valueFrom: { secretKeyRef: secretKey(own(roles, source.role)?.secret, source, place) } };
    case 'attribute':
      return { value: attribute(own(roles, source.role)?.attributes ?? {}, source, place) };
  }
}

function address(roles: Roles, role: string, place: string): Endpoint {
  return (
    own(roles, role)?.endpoint ??
    refuse({
      code: 'ROLE_UNPLAYED',
      place,
      expected: `whoever plays "${role}" must have an address`,
      got: 'a secret alone',
      example: `roles: { ${role}: Connection.to(endpoint) }`,
    })
  );
}

function url(endpoint: Endpoint, options: UrlOptions): string {
  const scheme = options.scheme ?? (endpoint.protocol === Protocol.HTTPS ? 'https' : 'http');
  const implied = { http: 80, https: 443 }[scheme] === endpoint.port;
  const credentials =
    options.passwordVariable === undefined ? '' : `${options.user ?? 'default'}:$(${options.passwordVariable})@`;
  return `${scheme}://${credentials}${endpoint.host}${implied ? '' : `:${endpoint.port}`}${options.path ?? ''}`;
}

function secretKey(
  secret: SecretRef | undefined,
  source: { readonly role: string; readonly key: string },
  place: string,
): object {
  if (secret === undefined) {
    return refuse({
      code: 'SECRET_KEY_UNKNOWN',
      place,
      expected: `whoever plays "${source.role}" must have a secret`,
      got: 'a connection without one',
      example: `Connection.of({ endpoint, secret: SecretRef.of({ name: 'orders-database', keys: ['${source.key}'], version: '1' }) })`,
    });
  }
  return { name: secret.name, key: secret._key(source.key, place) };
}

function attribute(
  attributes: { readonly [name: string]: string },
  source: { readonly role: string; readonly name: string },
  place: string,
): string {
  return (
    own(attributes, source.name) ??
    refuse({
      code: 'ROLE_UNPLAYED',
      place,
      expected: `whoever plays "${source.role}" must have the attribute (it has ${Object.keys(attributes).join(', ') || 'none'})`,
      got: shown(source.name),
      example: `Binding.attribute('${source.role}', '${Object.keys(attributes)[0] ?? 'name'}')`,
    })
  );
}
