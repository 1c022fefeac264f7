/*
 * The few fields of Envoy Gateway 1.9's own kinds that the platform writes, copied off its API's sources by hand: the
 * definitions themselves are not at hand. What is not listed here counts as not existing.
 * @see https://gateway.envoyproxy.io/v1.9/api/extension_types/
 */

interface Schema {
  readonly [keyword: string]: unknown;
}

const TEXT: Schema = { type: 'string' };
const POSITIVE: Schema = { type: 'integer', format: 'int64', minimum: 0, maximum: 4_294_967_295 };

function object(properties: { readonly [name: string]: Schema }, required: readonly string[] = []): Schema {
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function list(items: Schema, maxItems?: number): Schema {
  return { type: 'array', items, ...(maxItems === undefined ? {} : { maxItems }) };
}

function one(...values: readonly (string | number)[]): Schema {
  return { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: values };
}

/** The group of what a policy is about is Gateway API's own; the kinds differ. */
function targets(...kinds: readonly string[]): Schema {
  return list(
    object({ group: one('gateway.networking.k8s.io'), kind: one(...kinds), name: TEXT }, ['group', 'kind', 'name']),
    16,
  );
}

const RATE_RULE = object(
  {
    clientSelectors: list(
      object({
        sourceCIDR: object({ type: one('Exact', 'Distinct'), value: { type: 'string', minLength: 1 } }, ['value']),
      }),
      8,
    ),
    limit: object({ requests: POSITIVE, unit: one('Second', 'Minute', 'Hour', 'Day') }, ['requests', 'unit']),
  },
  ['limit'],
);

const SPECS: { readonly [kind: string]: readonly [plural: string, spec: Schema] } = {
  ClientTrafficPolicy: [
    'clienttrafficpolicies',
    object({
      targetRefs: targets('Gateway', 'ListenerSet'),
      tls: object({ minVersion: one('Auto', '1.0', '1.1', '1.2', '1.3') }),
      path: object({
        escapedSlashesAction: one('KeepUnchanged', 'RejectRequest', 'UnescapeAndForward', 'UnescapeAndRedirect'),
      }),
    }),
  ],
  BackendTrafficPolicy: [
    'backendtrafficpolicies',
    object({
      targetRefs: targets('Gateway', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'UDPRoute', 'TLSRoute'),
      rateLimit: object({ local: object({ rules: list(RATE_RULE, 16) }) }),
      requestBuffer: object({
        limit: { type: 'string', pattern: '^[1-9]+[0-9]*([EPTGMK]i|[EPTGMk])?$' },
      }),
    }),
  ],
  HTTPRouteFilter: [
    'httproutefilters',
    object({
      directResponse: object({
        statusCode: { type: 'integer' },
        contentType: TEXT,
        body: object({ type: one('Inline', 'ValueRef'), inline: TEXT }, ['type']),
      }),
    }),
  ],
};

/** Definitions of those kinds, as an API server takes them. */
export const ENVOY_GATEWAY_DEFINITIONS = Object.entries(SPECS).map(([kind, [plural, spec]]) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.gateway.envoyproxy.io` },
  spec: {
    group: 'gateway.envoyproxy.io',
    scope: 'Namespaced',
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: object({ spec }, ['spec']) },
      },
    ],
  },
}));
