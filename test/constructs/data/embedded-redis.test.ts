import { Size } from 'cdk8s';
import {
  EmbeddedCache,
  EmbeddedDurableStore,
  Image,
  Resources,
  SecretRef,
  type EmbeddedCacheProps,
  type EmbeddedDurableStoreProps,
} from '../../../constructs';
import { client, expectServed, find, finished, podsOf, refusal, testChart } from '../testing';

const MINIMAL: EmbeddedCacheProps = {
  image: Image.parse('redis:7.4.5-bookworm'),
  resources: Resources.parse({ cpu: '50m', memory: '64Mi' }),
  secret: SecretRef.of({ name: 'redis', keys: ['password'], version: '1' }),
};
const DURABLE: EmbeddedDurableStoreProps = { ...MINIMAL, storage: Size.gibibytes(1) };
const shared = {
  clients: [client('cart')],
  scrapers: [client('prometheus', 'monitoring')],
  placement: { priorityClassName: 'data' },
  namespace: 'data',
};

const settings = (chart: ReturnType<typeof testChart>) =>
  find(chart, 'ConfigMap', 'redis-configuration').data?.['redis.conf'];

describe('a cache', () => {
  const chart = testChart();
  const { cache } = new EmbeddedCache(chart, 'redis', MINIMAL);

  test('minimal props: it may forget, and keeps nothing', () => {
    expect(settings(chart)).toContain('maxmemory-policy allkeys-lru');
    expect(settings(chart)).toContain('appendonly no');
    expect(find(chart, 'StatefulSet', 'redis').spec).not.toHaveProperty('volumeClaimTemplates');
  });

  test('clients get its address and its secret', () => {
    expect(cache.connection).toMatchObject({
      endpoint: { host: 'redis.shop.svc', port: 6379 },
      secret: MINIMAL.secret,
    });
    if (cache.connection.endpoint !== undefined) {
      expectServed(chart, cache.connection.endpoint);
    }
  });

  test('its password comes from the Secret, and is in no command', () => {
    const [container] = podsOf(chart, 'StatefulSet', 'redis').spec.containers;
    expect(container.env).toEqual([
      { name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
    ]);
    expect(container).toMatchObject({ readinessProbe: { exec: {} }, livenessProbe: { tcpSocket: { port: 'redis' } } });
  });

  test('all props', () => {
    const props: Required<EmbeddedCacheProps> = { ...MINIMAL, ...shared };
    const other = testChart();
    expect(new EmbeddedCache(other, 'redis', props).cache.connection.endpoint).toMatchObject({
      host: 'redis.data.svc',
      clients: props.clients,
    });
    expect(podsOf(other, 'StatefulSet', 'redis').spec).toMatchObject({ priorityClassName: 'data' });
    expect(finished(other, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
      'redis-6379-from-cart.shop',
    ]);
  });
});

describe('a durable store', () => {
  test('minimal props: it never evicts, and has written what it confirmed', () => {
    const chart = testChart();
    const { store } = new EmbeddedDurableStore(chart, 'redis', DURABLE);
    expect(settings(chart)).toContain('maxmemory-policy noeviction');
    expect(settings(chart)).toContain('appendfsync always');
    expect(find(chart, 'StatefulSet', 'redis').spec).toMatchObject({
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '1Gi' } } } }],
    });
    expect(store.connection.endpoint?.hostPort).toBe('redis.shop.svc:6379');
  });

  test('all props', () => {
    const props: Required<EmbeddedDurableStoreProps> = { ...DURABLE, ...shared, storageClassName: 'fast' };
    const chart = testChart();
    const { store } = new EmbeddedDurableStore(chart, 'redis', props);
    expect(store.connection.endpoint?.clients).toEqual(props.clients);
    expect(find(chart, 'StatefulSet', 'redis')).toMatchObject({
      metadata: { namespace: 'data', labels: { 'app.kubernetes.io/component': 'durable-store' } },
      spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }] },
    });
  });
});

test('fails when it has less memory than it starts with', () => {
  const resources = Resources.parse({ cpu: '1', memory: '31Mi' });
  for (const make of [
    () => new EmbeddedCache(testChart(), 'redis', { ...MINIMAL, resources }),
    () => new EmbeddedDurableStore(testChart(), 'redis', { ...DURABLE, resources }),
  ]) {
    expect(refusal(make)).toMatchObject({ code: 'VALUE_INVALID', place: 'test/redis', got: '31Mi' });
  }
});

test('fails when the secret has no password', () => {
  const secret = SecretRef.of({ name: 'redis', keys: ['token'], version: '1' });
  expect(refusal(() => new EmbeddedCache(testChart(), 'redis', { ...MINIMAL, secret })).code).toBe(
    'SECRET_KEY_UNKNOWN',
  );
});
