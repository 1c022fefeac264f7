import { Duration, Size } from 'cdk8s';
import {
  Endpoint,
  GatewayEdge,
  GatewayImplementation,
  Identity,
  StatelessService,
  type GatewayEdgeProps,
} from '../../../constructs';
import { chosen, rulesOf } from './route-rules';
import { client, endpoint, expectServed, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const dataPlane = Identity.foreign({ name: 'envoy', namespace: 'gateways', labels: { app: 'envoy' } });

function written() {
  const chart = testChart();
  const storefront = new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES } });
  // Requests have a largest size, or a reason to have none.
  const props: Required<Omit<GatewayEdgeProps, 'unboundedRequestsReason'>> = {
    host: 'shop.example.com',
    backend: storefront.endpoint,
    gatewayClassName: 'eg',
    issuer: 'letsencrypt',
    dataPlane,
    implementation: GatewayImplementation.ENVOY_GATEWAY,
    hsts: { maxAge: Duration.days(30), includeSubDomains: true },
    maxRequestSize: Size.mebibytes(8),
    rateLimit: { perClient: 5, total: 50 },
    blockedPaths: ['/internal', '/metrics'],
    openPaths: ['/internal/health'],
  };
  new GatewayEdge(chart, 'shop', props);
  return { chart, props };
}

describe('all props', () => {
  const { chart, props } = written();

  test('a listener with TLS for the host, from the certificate that exists, and one without', () => {
    const allowedRoutes = { namespaces: { from: 'Same' } };
    const { secretName } = find(chart, 'Certificate', 'shop-tls').spec;
    expect(find(chart, 'Gateway', 'shop').spec).toEqual({
      gatewayClassName: 'eg',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', hostname: 'shop.example.com', allowedRoutes },
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'shop.example.com',
          tls: { mode: 'Terminate', certificateRefs: [{ name: secretName }] },
          allowedRoutes,
        },
      ],
    });
  });

  test('what comes with TLS goes to a Service that exists', () => {
    expect(find(chart, 'HTTPRoute', 'shop').spec).toMatchObject({
      parentRefs: [{ name: 'shop', sectionName: 'https' }],
      hostnames: ['shop.example.com'],
      rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }, {}],
    });
    expectServed(chart, props.backend);
  });

  test('browsers are told to come by HTTPS alone', () => {
    const [served] = find(chart, 'HTTPRoute', 'shop').spec.rules as readonly object[];
    const set = [{ name: 'Strict-Transport-Security', value: 'max-age=2592000; includeSubDomains' }];
    expect(served).toMatchObject({ filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }] });
  });

  test('paths that stay in the cluster are answered 404 by the proxy itself, whose answer exists', () => {
    const [served, blocked] = rulesOf(chart);
    expect(served?.matches.map(({ path }) => path.value)).toEqual(['/', '/internal/health']);
    expect(blocked?.matches.slice(0, 2)).toEqual([
      { path: { type: 'PathPrefix', value: '/internal' } },
      { path: { type: 'PathPrefix', value: '/metrics' } },
    ]);
    expect(blocked).not.toHaveProperty('backendRefs');
    expect(blocked?.filters).toEqual([
      {
        type: 'ExtensionRef',
        extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'shop-blocked' },
      },
    ]);
    expect(find(chart, 'HTTPRouteFilter', 'shop-blocked').spec).toMatchObject({
      directResponse: { statusCode: 404 },
    });
  });

  test.each<[string, string, boolean]>([
    ['the page itself', '/', true],
    ['another path', '/metrics-of-the-shop', true],
    ['the open path', '/internal/health', true],
    ['what lies below the open path', '/internal/health/../env', false],
    ['a blocked path', '/metrics', false],
    ['what lies below it', '/internal/env', false],
    ['a parameter in its name', '/metrics;a=b', false],
    ['a parameter that some programs take for a step up', '/catalog/..;/metrics', false],
    ['a letter in an escape that it does not need', '/%6Detrics', false],
    ['a dot in one', '/catalog/%2e%2e/metrics', false],
    ['a space in one, as it must be', '/catalog/a%20b', true],
    ['a slash in one, which the proxy resolves before', '/catalog/a%2Fb', true],
  ])('%s (%s) is served: %s', (_, path, served) => {
    expect(chosen(rulesOf(chart), path)).toBe(served ? 0 : 1);
  });

  test('TLS is 1.2 at least, and an escaped slash is resolved before a route is chosen', () => {
    expect(find(chart, 'ClientTrafficPolicy', 'shop').spec).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'shop' }],
      tls: { minVersion: '1.2' },
      path: { escapedSlashesAction: 'UnescapeAndRedirect' },
    });
  });

  test('requests have a largest size, and a largest number: of each address, and of all together', () => {
    const each = (value: string) => ({
      clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }],
      limit: { requests: 5, unit: 'Second' },
    });
    expect(find(chart, 'BackendTrafficPolicy', 'shop').spec).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'shop' }],
      rateLimit: {
        local: { rules: [each('0.0.0.0/0'), each('::/0'), { limit: { requests: 50, unit: 'Second' } }] },
      },
      requestBuffer: { limit: '8Mi' },
    });
  });

  test('what comes without is sent to TLS', () => {
    expect(find(chart, 'HTTPRoute', 'shop-redirect').spec).toMatchObject({
      parentRefs: [{ name: 'shop', sectionName: 'http' }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    });
  });

  test("the gateway's own pods get in, also to what proves to an issuer that the host is ours, and no others", () => {
    expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
      'acme-solver-8089-from-envoy.gateways',
      'web-8080-from-envoy.gateways',
    ]);
    expect(find(chart, 'NetworkPolicy', 'web-8080-from-envoy.gateways').spec).toMatchObject({
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'envoy' } } }], ports: [{ port: 8080 }] }],
    });
  });
});

function edge(props: Partial<GatewayEdgeProps>) {
  const chart = testChart();
  new GatewayEdge(chart, 'shop', { ...COMMON, backend: endpoint('web'), dataPlane, ...props });
  return chart;
}

const COMMON = { host: 'shop.example.com', gatewayClassName: 'eg', issuer: 'letsencrypt' };

describe('by default', () => {
  test('HTTPS for a year, 1 MiB, 100 requests a second from an address, no actuator but health, chaos or metrics', () => {
    const chart = edge({});
    const [served, blocked] = rulesOf(chart);
    expect(JSON.stringify(served)).toContain('"max-age=31536000"');
    expect(find(chart, 'BackendTrafficPolicy', 'shop').spec).toMatchObject({
      requestBuffer: { limit: '1Mi' },
      rateLimit: { local: { rules: [{ limit: { requests: 100 } }, {}, { limit: { requests: 2000 } }] } },
    });
    expect(blocked?.matches.slice(0, 3).map(({ path }) => path.value)).toEqual(['/actuator', '/chaos', '/metrics']);
    expect(chosen(rulesOf(chart), '/actuator/health')).toBe(0);
    expect(chosen(rulesOf(chart), '/actuator/env')).toBe(1);
  });
});

test('requests without a largest size say why, on the object', () => {
  const policy = find(edge({ unboundedRequestsReason: 'uploads stream' }), 'BackendTrafficPolicy', 'shop');
  expect(policy.spec).not.toHaveProperty('requestBuffer');
  expect(policy.metadata).toMatchObject({ annotations: { 'cdk8s-commerce/unbounded-requests': 'uploads stream' } });
});

test('where nothing is blocked there is one rule, and no answer', () => {
  const chart = edge({ blockedPaths: [] });
  expect(rulesOf(chart)).toHaveLength(1);
  expect(finished(chart, 'HTTPRouteFilter')).toEqual([]);
});

describe('another implementation', () => {
  const chart = edge({ implementation: GatewayImplementation.OTHER });

  test('gets nothing of Envoy Gateway’s own; blocked paths have no backend', () => {
    expect(finished(chart).filter(({ apiVersion }) => apiVersion.startsWith('gateway.envoyproxy.io'))).toEqual([]);
    const [served, blocked] = rulesOf(chart);
    expect(JSON.stringify(served)).toContain('Strict-Transport-Security');
    expect(blocked).toEqual({
      matches: ['/actuator', '/chaos', '/metrics'].map((value) => ({ path: { type: 'PathPrefix', value } })),
    });
  });

  test.each<[string, Partial<GatewayEdgeProps>]>([
    ['rateLimit', { rateLimit: { perClient: 1, total: 1 } }],
    ['maxRequestSize', { maxRequestSize: Size.mebibytes(1) }],
    ['unboundedRequestsReason', { unboundedRequestsReason: 'uploads' }],
  ])('is promised no %s', (got, props) => {
    const provoked = refusal(() => edge({ implementation: GatewayImplementation.OTHER, ...props }));
    expect(provoked).toMatchObject({ code: 'EDGE_LIMIT_UNSUPPORTED', place: 'test/shop', got });
  });
});

describe('fails when', () => {
  test.each<[string, string, Partial<GatewayEdgeProps>]>([
    ['nobody gets in', 'VALUE_INVALID', { rateLimit: { perClient: 0, total: 10 } }],
    ['all get less than one', 'VALUE_INVALID', { rateLimit: { perClient: 10, total: 9 } }],
    ['requests are larger than proxies hold', 'VALUE_INVALID', { maxRequestSize: Size.mebibytes(101) }],
    ['requests are nothing', 'VALUE_INVALID', { maxRequestSize: Size.kibibytes(0) }],
    ['browsers remember for no time', 'VALUE_INVALID', { hsts: { maxAge: Duration.seconds(0) } }],
    ['a reason is blank', 'REASON_MISSING', { unboundedRequestsReason: ' ' }],
    [
      'a size has a reason for none',
      'REASON_MISSING',
      { unboundedRequestsReason: 'a', maxRequestSize: Size.mebibytes(1) },
    ],
    ['all is blocked', 'PATH_INVALID', { blockedPaths: ['/'] }],
    ['a path is no plain one', 'PATH_INVALID', { blockedPaths: ['/a/../b'] }],
    ['a path is blocked twice', 'PATH_INVALID', { blockedPaths: ['/a', '/a'] }],
    ['an open path is open anyway', 'PATH_INVALID', { blockedPaths: ['/a'], openPaths: ['/ab'] }],
    ['paths are too many', 'PATH_INVALID', { blockedPaths: [...Array(31).keys()].map((one) => `/${one}`) }],
  ])('%s: %s', (_, code, props) => {
    expect(refusal(() => edge(props))).toMatchObject({ code, place: 'test/shop' });
  });

  const provoke = (props: Partial<GatewayEdgeProps>, id = 'shop') =>
    refusal(() => {
      new GatewayEdge(testChart(), id, {
        host: 'shop.example.com',
        backend: endpoint('web'),
        gatewayClassName: 'eg',
        issuer: 'letsencrypt',
        dataPlane,
        ...props,
      });
    });

  test('the host or the name is none', () => {
    expect(provoke({ host: 'shop.example.com/' })).toMatchObject({ code: 'HOST_INVALID', place: 'test/shop' });
    expect(provoke({}, 'Shop')).toMatchObject({ code: 'NAME_INVALID', got: '"Shop" (4 characters)' });
  });

  test('the backend is outside the cluster, or in another namespace than its route', () => {
    const outside = Endpoint.external({ host: 'example.com', port: 443, cidrs: ['10.0.0.0/8'] });
    expect(provoke({ backend: outside })).toMatchObject({ code: 'ENDPOINT_UNSERVED', got: 'example.com:443' });
    const elsewhere = new StatelessService(testChart('commerce'), 'web', {
      application: server(),
      sizing: { resources: RESOURCES },
    });
    expect(provoke({ backend: elsewhere.endpoint })).toMatchObject({
      code: 'ENDPOINT_UNSERVED',
      got: 'web.commerce.svc:8080',
    });
  });

  test('the backend does not list the gateway', () => {
    expect(provoke({ backend: endpoint('web', [client('other')]) }).code).toBe('CLIENT_NOT_LISTED');
  });
});
