import { Cache, type CacheProps, type ManagedCacheProps } from '../../../constructs';
import { endpoint, refusal, SECRET } from '../testing';

test('in the cluster: an address and a secret', () => {
  const props: Required<CacheProps> = { endpoint: endpoint('cache'), secret: SECRET };
  expect(Cache.of(props).connection).toMatchObject({ ...props, attributes: {} });
});

test("outside: Redis' own port, or another", () => {
  const minimal: ManagedCacheProps = { host: 'cache.example.com', cidrs: ['10.0.0.0/8'], secret: SECRET };
  const props: Required<ManagedCacheProps> = { ...minimal, port: 7000 };
  expect(Cache.managed(minimal).connection).toMatchObject({
    endpoint: { host: 'cache.example.com', port: 6379, protocol: 'tcp', cidrs: ['10.0.0.0/8'] },
    secret: SECRET,
  });
  expect(Cache.managed(props).connection.endpoint?.port).toBe(7000);
  expect(refusal(() => Cache.managed({ ...minimal, cidrs: [] })).code).toBe('CIDR_INVALID');
});
