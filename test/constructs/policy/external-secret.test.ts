import { Duration } from 'cdk8s';
import { ExternalSecret, type ExternalSecretProps } from '../../../constructs';
import { find, SECRET, testChart } from '../testing';

const MINIMAL: ExternalSecretProps = { secret: SECRET, store: 'vault', remotePath: 'shop/store' };

test('minimal props: every key of the Secret comes from the store, once an hour', () => {
  const chart = testChart();
  new ExternalSecret(chart, 'secret', MINIMAL);
  expect(find(chart, 'ExternalSecret', 'store')).toMatchObject({
    metadata: { namespace: 'shop' },
    spec: {
      refreshInterval: '60m',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'store', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
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
