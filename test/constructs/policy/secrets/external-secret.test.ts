import { Duration } from 'cdk8s';
import { ExternalSecret, SecretRef, SecretStoreRef, type ExternalSecretProps } from '../../../../constructs';
import { find, SECRET, testChart } from '../../testing';

const MINIMAL: ExternalSecretProps = {
  secret: SECRET,
  store: SecretStoreRef.clusterWide({ name: 'vault' }),
  remotePath: 'shop/store',
};

test('minimal props: every key of the Secret comes from the store, once an hour', () => {
  const chart = testChart();
  new ExternalSecret(chart, 'secret', MINIMAL);
  expect(find(chart, 'ExternalSecret', 'store')).toMatchObject({
    metadata: { namespace: 'shop' },
    spec: {
      refreshInterval: '60m',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: {
        name: 'store',
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: { type: 'kubernetes.io/basic-auth', metadata: { labels: { 'cnpg.io/reload': 'true' } } },
      },
      data: [
        { secretKey: 'username', remoteRef: { key: 'shop/store', property: 'username' } },
        { secretKey: 'password', remoteRef: { key: 'shop/store', property: 'password' } },
      ],
    },
  });
});

test('all props', () => {
  const chart = testChart();
  const props: Required<ExternalSecretProps> = { ...MINIMAL, namespace: 'payments', refresh: Duration.minutes(5) };
  new ExternalSecret(chart, 'secret', props);
  expect(find(chart, 'ExternalSecret', 'store')).toMatchObject({
    metadata: { namespace: 'payments' },
    spec: { refreshInterval: '5m' },
  });
});

test('seconds that are no minutes stay seconds, and a name that is no label is cut', () => {
  const chart = testChart();
  const name = `${'a'.repeat(60)}.example`;
  const secret = SecretRef.of({ name, keys: ['key'], version: '1' });
  new ExternalSecret(chart, 'secret', { ...MINIMAL, secret, refresh: Duration.seconds(90) });
  const { metadata, spec } = find(chart, 'ExternalSecret', name);
  expect(spec).toMatchObject({ refreshInterval: '90s', target: { name, template: { type: 'Opaque' } } });
  expect(JSON.stringify(spec)).not.toContain('cnpg.io');
  expect(metadata.labels['app.kubernetes.io/name']).toMatch(/^a{52}-[0-9a-f]{10}$/);
});

test('a store whose names have no slash gets what it has for one', () => {
  const chart = testChart();
  const store = SecretStoreRef.clusterWide({ name: 'vault', separator: '--' });
  new ExternalSecret(chart, 'secret', { ...MINIMAL, store });
  expect(find(chart, 'ExternalSecret', 'store').spec).toMatchObject({
    data: [{ remoteRef: { key: 'shop--store' } }, { remoteRef: { key: 'shop--store' } }],
  });
});
