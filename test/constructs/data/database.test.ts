import { Database, type DatabaseProps, type ManagedDatabaseProps } from '../../../constructs';
import { endpoint, refusal, SECRET } from '../testing';

const attributes = { name: 'orders', user: 'shop' };

test('in the cluster: an address, a secret, the names of database and user', () => {
  const props: Required<DatabaseProps> = { ...attributes, endpoint: endpoint('orders-database'), secret: SECRET };
  expect(Database.of(props).connection).toMatchObject({ endpoint: props.endpoint, secret: SECRET, attributes });
});

test("outside: PostgreSQL's own port, or another", () => {
  const minimal: ManagedDatabaseProps = {
    ...attributes,
    host: 'db.example.com',
    cidrs: ['10.0.0.0/8'],
    secret: SECRET,
  };
  const props: Required<ManagedDatabaseProps> = { ...minimal, port: 6432 };
  expect(Database.managed(minimal).connection).toMatchObject({
    endpoint: { host: 'db.example.com', port: 5432, protocol: 'tcp', cidrs: ['10.0.0.0/8'] },
    secret: SECRET,
    attributes,
  });
  expect(Database.managed(props).connection.endpoint?.port).toBe(6432);
  expect(refusal(() => Database.managed({ ...minimal, host: 'postgres://db' })).code).toBe('HOST_INVALID');
});
