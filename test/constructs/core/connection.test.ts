import { Connection, Endpoint, Protocol, type ConnectionProps } from '../../../constructs';
import { client, SECRET } from '../testing';

const endpoint = Endpoint.service({ service: 'orders', port: 80, protocol: Protocol.HTTP, identity: client('orders') });

test('minimal: an address and nothing else', () => {
  expect(Connection.to(endpoint)).toEqual(Connection.of({ endpoint }));
  expect(Connection.to(endpoint)).toMatchObject({ endpoint, secret: undefined, attributes: {} });
});

test('complete: an address, what opens it, and facts', () => {
  const props: Required<ConnectionProps> = { endpoint, secret: SECRET, attributes: { name: 'orders' } };
  expect(Connection.of(props)).toMatchObject(props);
});

test('a secret alone opens no way to anyone', () => {
  expect(Connection.secretOnly(SECRET)).toMatchObject({ endpoint: undefined, secret: SECRET, attributes: {} });
});
