import { Identity, IngressEdge, StatelessService, type IngressEdgeProps } from '../../../constructs';
import { endpoint, expectServed, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const controller = Identity.foreign({ name: 'nginx', namespace: 'ingress', labels: { app: 'nginx' } });

test('all props: TLS for the host, all paths to a Service that exists, and the way in for the controller', () => {
  const chart = testChart();
  const { endpoint: backend } = new StatelessService(chart, 'web', {
    application: server(),
    sizing: { resources: RESOURCES },
  });
  const props: Required<IngressEdgeProps> = {
    host: 'shop.example.com',
    backend,
    ingressClassName: 'nginx',
    issuer: 'letsencrypt',
    controller,
    blockedPaths: ['/internal'],
    openPaths: ['/internal/health'],
    annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' },
  };
  new IngressEdge(chart, 'shop', props);
  const { secretName } = find(chart, 'Certificate', 'shop-tls').spec;
  expect(find(chart, 'Ingress', 'shop').spec).toEqual({
    ingressClassName: 'nginx',
    tls: [{ hosts: ['shop.example.com'], secretName }],
    rules: [
      {
        host: 'shop.example.com',
        http: {
          paths: [
            { path: '/internal/health', pathType: 'Exact', backend: to('web') },
            { path: '/internal', pathType: 'Prefix', backend: to('shop-blocked') },
            { path: '/', pathType: 'Prefix', backend: to('web') },
          ],
        },
      },
    ],
  });
  expectServed(chart, backend);
  expect(find(chart, 'Service', 'shop-blocked').spec).toEqual({ ports: [{ name: 'http', port: 8080 }] });
  expect(find(chart, 'Ingress', 'shop').metadata).toMatchObject({
    annotations: {
      'nginx.ingress.kubernetes.io/proxy-body-size': '1m',
      'cdk8s-commerce/left-to-controller': expect.stringContaining('rates of requests') as string,
    },
  });
  expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
    'acme-solver-8089-from-nginx.ingress',
    'web-8080-from-nginx.ingress',
  ]);
});

test('where nothing is blocked there is no Service that leads nowhere', () => {
  const chart = testChart();
  const common = { host: 'shop.example.com', backend: endpoint('web'), ingressClassName: 'nginx', issuer: 'le' };
  new IngressEdge(chart, 'shop', { ...common, controller, blockedPaths: [] });
  expect(finished(chart, 'Service')).toEqual([]);
});

function to(name: string): object {
  return { service: { name, port: { number: 8080 } } };
}

describe('fails when', () => {
  const provoke = (props: Partial<IngressEdgeProps>, id = 'shop') =>
    refusal(() => {
      const common = { host: 'shop.example.com', backend: endpoint('web'), ingressClassName: 'nginx', issuer: 'le' };
      new IngressEdge(testChart(), id, { ...common, controller, ...props });
    });

  test('host or name are none, or the backend is elsewhere', () => {
    expect(provoke({ host: 'Shop' })).toMatchObject({ code: 'HOST_INVALID', place: 'test/shop' });
    expect(provoke({}, 'my_shop').code).toBe('NAME_INVALID');
    expect(provoke({ blockedPaths: ['metrics'] })).toMatchObject({ code: 'PATH_INVALID', place: 'test/shop' });
    expect(refusal(() => serveFrom('commerce')).code).toBe('ENDPOINT_UNSERVED');
  });
});

function serveFrom(namespace: string) {
  const { endpoint: backend } = new StatelessService(testChart(namespace), 'web', {
    application: server(),
    sizing: { resources: RESOURCES },
  });
  const common = { host: 'shop.example.com', ingressClassName: 'nginx', issuer: 'le', controller };
  return new IngressEdge(testChart('edge'), 'shop', { ...common, backend });
}
