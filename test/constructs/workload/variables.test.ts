import { Binding, Connection, Endpoint, Protocol, StatelessService, type UrlOptions } from '../../../constructs';
import { client, podsOf, refusal, RESOURCES, SECRET, server, testChart } from '../testing';

const orders = endpoint('orders', 80, Protocol.HTTP);
const database = Connection.of({
  endpoint: endpoint('database', 5432, Protocol.TCP),
  secret: SECRET,
  attributes: { name: 'orders' },
});

function endpoint(name: string, port: number, protocol: Protocol): Endpoint {
  return Endpoint.service({ service: name, port, protocol, identity: client(name) });
}

function written(variables: Record<string, Binding>, roles: Record<string, Connection>) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server({ variables }), roles, sizing: { resources: RESOURCES } });
  return podsOf(chart, 'Deployment', 'web').spec.containers[0].env;
}

test('each binding writes what it takes from whoever plays its role, in the order of declaration', () => {
  const variables = {
    MODE: Binding.value('shop'),
    ORDERS_URL: Binding.url('orders'),
    POD: Binding.field('metadata.name'),
    DB: Binding.hostPort('database'),
    DB_HOST: Binding.host('database'),
    DB_PORT: Binding.port('database'),
    DB_NAME: Binding.attribute('database', 'name'),
    DB_PASSWORD: Binding.secret('database', 'password'),
  };
  expect(written(variables, { orders: Connection.to(orders), database })).toEqual([
    { name: 'MODE', value: 'shop' },
    { name: 'ORDERS_URL', value: 'http://orders.shop.svc' },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'DB', value: 'database.shop.svc:5432' },
    { name: 'DB_HOST', value: 'database.shop.svc' },
    { name: 'DB_PORT', value: '5432' },
    { name: 'DB_NAME', value: 'orders' },
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'store', key: 'password' } } },
  ]);
});

test('an application without variables has none', () => {
  expect(written({}, {})).toBeUndefined();
});

describe('a URL', () => {
  const url = (to: Endpoint, options: UrlOptions = {}) =>
    written(
      { PASS: Binding.secret('r', 'password'), URL: Binding.url('r', options) },
      {
        r: Connection.of({ endpoint: to, secret: SECRET }),
      },
    )?.[1]?.value;

  test.each<[string, Endpoint, string]>([
    ['HTTP on its own port', orders, 'http://orders.shop.svc'],
    ['HTTP on another', endpoint('orders', 8080, Protocol.HTTP), 'http://orders.shop.svc:8080'],
    ['HTTPS on its own port', endpoint('orders', 443, Protocol.HTTPS), 'https://orders.shop.svc'],
    ['HTTPS on port 80', endpoint('orders', 80, Protocol.HTTPS), 'https://orders.shop.svc:80'],
  ])('of %s', (_, to, text) => {
    expect(url(to)).toBe(text);
  });

  test('has scheme, user, the name of the variable with the password, and path', () => {
    const options: Required<UrlOptions> = { scheme: 'redis', path: '/0', user: 'cart', passwordVariable: 'PASS' };
    expect(url(endpoint('cache', 6379, Protocol.TCP), options)).toBe('redis://cart:$(PASS)@cache.shop.svc:6379/0');
    expect(url(orders, { passwordVariable: 'PASS' })).toBe('http://default:$(PASS)@orders.shop.svc');
  });
});

describe('fails when', () => {
  const place = 'test/web web';

  test('nobody plays a role, or nothing uses one', () => {
    expect(refusal(() => written({ URL: Binding.url('orders') }, {}))).toMatchObject({
      code: 'ROLE_UNPLAYED',
      place,
      expected: 'every role of the application must be played (orders)',
      got: 'nobody for "orders"',
    });
    expect(refusal(() => written({}, { orders: Connection.to(orders) }))).toMatchObject({
      code: 'ROLE_UNBOUND',
      place,
      got: '"orders"',
      example: `variables: { ORDERS_URL: Binding.url('orders') }`,
    });
  });

  test('whoever plays a role has no address, no secret, not that key or not that attribute', () => {
    const provoke = (binding: Binding, connection: Connection) =>
      refusal(() => written({ X: binding }, { r: connection }));
    expect(provoke(Binding.url('r'), Connection.secretOnly(SECRET))).toMatchObject({
      code: 'ROLE_UNPLAYED',
      place: `${place} X`,
      got: 'a secret alone',
    });
    expect(provoke(Binding.secret('r', 'password'), Connection.to(orders))).toMatchObject({
      code: 'SECRET_KEY_UNKNOWN',
      got: 'a connection without one',
    });
    expect(provoke(Binding.secret('r', 'token'), database)).toMatchObject({
      code: 'SECRET_KEY_UNKNOWN',
      got: '"token"',
    });
    expect(provoke(Binding.attribute('r', 'region'), database)).toMatchObject({
      code: 'ROLE_UNPLAYED',
      expected: 'whoever plays "r" must have the attribute (it has name)',
      got: '"region"',
    });
  });
});
