import { Binding, Connection, Endpoint, Identity, Port, Protocol, StatelessService } from '../../../../constructs';
import type { FinishedObject } from '../../../../constructs/policy/pass/objects';
import { unservedEndpoints } from '../../../../constructs/policy/pass/served';
import { client, finished, RESOURCES, server, testChart } from '../../testing';

/** The issues of a shop in which `web` reaches an endpoint, and `orders` serves on 8080. */
function issuesOf(to: Endpoint) {
  const chart = testChart();
  const sizing = { resources: RESOURCES };
  const application = server({ variables: { ORDERS: Binding.url('orders') } });
  new StatelessService(chart, 'orders', { application: server(), sizing });
  new StatelessService(chart, 'web', { application, sizing, roles: { orders: Connection.to(to) } });
  return unservedEndpoints(finished(chart));
}

const service = (port: number, identity: Identity) =>
  Endpoint.service({ service: identity.name, port, protocol: Protocol.HTTP, identity });

test('a port that the pods declare is served', () => {
  expect(issuesOf(service(8080, client('orders')))).toEqual([]);
});

test('a port that they do not declare is none', () => {
  expect(issuesOf(service(9999, client('orders')))).toEqual([
    {
      code: 'ENDPOINT_UNSERVED',
      place: 'NetworkPolicy shop/web-egress',
      expected: 'port 9999 of shop/orders must be declared by the pods behind it',
      got: 'ports 8080',
      example: 'pass the endpoint of the construct: catalog.endpoint',
    },
  ]);
});

test('pods that there are not serve nothing', () => {
  expect(issuesOf(service(8080, client('order')))).toMatchObject([{ code: 'ENDPOINT_UNSERVED', got: 'no such pods' }]);
});

test('nothing is known of what others deploy: outside, in other namespaces, by operators', () => {
  const operated = Identity.foreign({ name: 'db', namespace: 'shop', labels: { 'cnpg.io/cluster': 'db' } });
  expect(issuesOf(service(5432, operated))).toEqual([]);
  expect(issuesOf(service(80, client('orders', 'elsewhere')))).toEqual([]);
  expect(issuesOf(Endpoint.external({ host: 'example.com', port: 443, cidrs: ['10.0.0.0/8'] }))).toEqual([]);
});

test('a sidecar may be what serves', () => {
  const chart = testChart();
  const sizing = { resources: RESOURCES };
  const sidecars = [{ name: 'proxy', application: server(), resources: RESOURCES }];
  new StatelessService(chart, 'orders', { application: server({ ports: [Port.http(9000)] }), sizing, sidecars });
  new StatelessService(chart, 'web', {
    application: server({ variables: { ORDERS: Binding.url('orders') } }),
    sizing,
    roles: { orders: Connection.to(service(8080, client('orders'))) },
  });
  expect(unservedEndpoints(finished(chart) as readonly FinishedObject[])).toEqual([]);
});
