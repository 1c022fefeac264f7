import { TableStore, type ManagedTableStoreProps, type TableStoreProps } from '../../../constructs';
import { endpoint, refusal, SECRET } from '../testing';

test('in the cluster: an address, a secret and a region', () => {
  const props: Required<TableStoreProps> = { endpoint: endpoint('tables'), region: 'eu-central-1', secret: SECRET };
  expect(TableStore.of(props).connection).toMatchObject({
    endpoint: props.endpoint,
    secret: SECRET,
    attributes: { region: 'eu-central-1' },
  });
});

test("DynamoDB itself: the region's public address over TLS, or another", () => {
  const minimal: ManagedTableStoreProps = { region: 'eu-central-1', cidrs: ['52.0.0.0/8'] };
  const props: Required<ManagedTableStoreProps> = { ...minimal, secret: SECRET, host: 'vpce-1.dynamodb.example.com' };
  expect(TableStore.managed(minimal).connection).toMatchObject({
    endpoint: { host: 'dynamodb.eu-central-1.amazonaws.com', port: 443, protocol: 'https' },
    attributes: { region: 'eu-central-1' },
    secret: undefined,
  });
  expect(TableStore.managed(props).connection.secret).toBe(SECRET);
  expect(TableStore.managed(props).connection.endpoint?.host).toBe('vpce-1.dynamodb.example.com');
  expect(refusal(() => TableStore.managed({ ...minimal, cidrs: [] })).code).toBe('CIDR_INVALID');
});
