import { DurableStore, type DurableStoreProps, type ManagedDurableStoreProps } from '../../../constructs';
import { endpoint, refusal, SECRET } from '../testing';

test('in the cluster: an address and a secret', () => {
  const props: Required<DurableStoreProps> = { endpoint: endpoint('store'), secret: SECRET };
  expect(DurableStore.of(props).connection).toMatchObject({ ...props, attributes: {} });
});

test("outside: Redis' own port, or another", () => {
  const minimal: ManagedDurableStoreProps = { host: 'store.example.com', cidrs: ['10.0.0.0/8'], secret: SECRET };
  const props: Required<ManagedDurableStoreProps> = { ...minimal, port: 7000 };
  expect(DurableStore.managed(minimal).connection).toMatchObject({
    endpoint: { host: 'store.example.com', port: 6379, protocol: 'tcp', cidrs: ['10.0.0.0/8'] },
    secret: SECRET,
  });
  expect(DurableStore.managed(props).connection.endpoint?.port).toBe(7000);
  expect(refusal(() => DurableStore.managed({ ...minimal, cidrs: [] })).code).toBe('CIDR_INVALID');
});
