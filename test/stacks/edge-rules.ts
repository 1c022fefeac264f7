import type { Check, Platform } from './check';
import { at } from './linter-rules/rule';
import { title, type Manifest } from './manifests';
import { routeAnswers } from './route-answers';

const ROUTES = ['Gateway', 'HTTPRoute', 'HTTPRouteFilter'];
const POLICIES = ['ClientTrafficPolicy', 'BackendTrafficPolicy'];

const SERVED = ['storefront, Strict-Transport-Security: max-age=31536000'];
const BLOCKED = ['404'];
const REDIRECTED = ['301 to https'];

/** What is answered to whom asks for a path over TLS. */
const ANSWERS: { readonly [path: string]: readonly string[] } = {
  '/': SERVED,
  '/cart/items': SERVED,
  '/actuator/health': SERVED,
  '/actuator/health/liveness': SERVED,
  '/actuator/health/readiness': SERVED,
  '/actuator': BLOCKED,
  '/actuator/env': BLOCKED,
  '/actuator/health/more': BLOCKED,
  '/chaos': BLOCKED,
  '/chaos/latency': BLOCKED,
  '/metrics': BLOCKED,
  '/x/..;/chaos': BLOCKED,
  '/%63haos': BLOCKED,
};

/** A rule for environments whose edge is a Gateway. */
function ofGateway(
  rule: string,
  reads: readonly string[],
  wrong: (objects: readonly Manifest[], host: string, platform: Platform) => readonly string[],
): Check {
  return {
    rule,
    reads,
    broken: (platform) => {
      const { edge } = platform.environment;
      return edge.form === 'gateway' ? wrong(platform.objects, edge.host, platform) : [];
    },
  };
}

function the(objects: readonly Manifest[], kind: string): unknown {
  return objects.find((object) => object.kind === kind && object.metadata.name === 'shop')?.spec;
}

function unequal(what: string, found: unknown, expected: unknown): string[] {
  return JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what}: ${JSON.stringify(found)}`];
}

/** What comes in at the edge, and how it is bounded. */
export const EDGE_RULES: readonly Check[] = [
  ofGateway('over TLS the shop answers, but for paths that never leave the cluster', ROUTES, (objects, host) =>
    Object.entries(ANSWERS).flatMap(([path, answers]) =>
      unequal(path, routeAnswers(objects, { protocol: 'HTTPS', host, path }), answers),
    ),
  ),
  ofGateway('without TLS there is a redirect and nothing else', ROUTES, (objects, host) =>
    Object.keys(ANSWERS).flatMap((path) =>
      unequal(path, routeAnswers(objects, { protocol: 'HTTP', host, path }), REDIRECTED),
    ),
  ),
  ofGateway('every listener and every route names the host of the shop', ROUTES, (objects, host) => [
    ...((at(the(objects, 'Gateway'), 'listeners') ?? []) as object[]).flatMap((one) =>
      unequal('listener', at(one, 'hostname'), host),
    ),
    ...objects
      .filter(({ kind }) => kind === 'HTTPRoute')
      .flatMap((route) => unequal(title(route), at(route.spec, 'hostnames'), [host])),
  ]),
  ofGateway('TLS ends at the Gateway, with a certificate that is made', [...ROUTES, 'Certificate'], (objects) => {
    const listeners = (at(the(objects, 'Gateway'), 'listeners') ?? []) as object[];
    const made = objects.filter(({ kind }) => kind === 'Certificate').map(({ spec }) => at(spec, 'secretName'));
    const [name] = made;
    return listeners
      .filter((one) => at(one, 'protocol') === 'HTTPS')
      .flatMap((one) => unequal('tls', at(one, 'tls'), { mode: 'Terminate', certificateRefs: [{ name }] }));
  }),
  ofGateway('TLS is 1.2 at least, and no escaped slash hides a path', POLICIES, (objects) => {
    const spec = the(objects, 'ClientTrafficPolicy');
    return [
      ...unequal('tls', at(spec, 'tls'), { minVersion: '1.2' }),
      ...unequal('path', at(spec, 'path'), { escapedSlashesAction: 'UnescapeAndRedirect' }),
    ];
  }),
  ofGateway('requests are bounded in size and number, from one address and from all', POLICIES, (objects) => {
    const spec = the(objects, 'BackendTrafficPolicy');
    const each = (value: string) => [{ sourceCIDR: { type: 'Distinct', value } }];
    return [
      ...unequal('size', at(spec, 'requestBuffer'), { limit: '1Mi' }),
      ...unequal('number', at(spec, 'rateLimit', 'local', 'rules'), [
        { clientSelectors: each('0.0.0.0/0'), limit: { requests: 100, unit: 'Second' } },
        { clientSelectors: each('::/0'), limit: { requests: 100, unit: 'Second' } },
        { limit: { requests: 2000, unit: 'Second' } },
      ]),
    ];
  }),
  ofGateway('each policy of the edge is about an object that exists', [...ROUTES, ...POLICIES], (objects) =>
    POLICIES.flatMap((kind) => {
      const [target] = (at(the(objects, kind), 'targetRefs') ?? []) as readonly { kind: string; name: string }[];
      const exists = objects.some((one) => one.kind === target?.kind && one.metadata.name === target.name);
      return exists ? [] : [kind];
    }),
  ),
];
