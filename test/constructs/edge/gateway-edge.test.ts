import { Endpoint, GatewayEdge, Identity, StatelessService, type GatewayEdgeProps } from '../../../constructs';
import { client, endpoint, expectServed, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const dataPlane = Identity.foreign({ name: 'envoy', namespace: 'gateways', labels: { app: 'envoy' } });

function written() {
  const chart = testChart();
  const storefront = new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES } });
  const props: Required<GatewayEdgeProps> = {
    host: 'shop.example.com',
    backend: storefront.endpoint,
    gatewayClassName: 'eg',
    issuer: 'letsencrypt',
    dataPlane,
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
      rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }],
    });
    expectServed(chart, props.backend);
  });

  test('what comes without is sent to TLS', () => {
    expect(find(chart, 'HTTPRoute', 'shop-redirect').spec).toMatchObject({
      parentRefs: [{ name: 'shop', sectionName: 'http' }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    });
  });

  test("the gateway's own pods get in, and no others", () => {
    const policies = finished(chart, 'NetworkPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['web-8080-from-envoy.gateways']);
    expect(policies[0]?.spec).toMatchObject({
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'envoy' } } }], ports: [{ port: 8080 }] }],
    });
  });
});

describe('fails when', () => {
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
