import { STORES } from './stores';
import {
  ExternalSecret,
  SecretRef,
  SecretStore,
  SecretStoreProvider,
  type SecretStoreProps,
} from '../../../../constructs';
import { find, refusal, SECRET, testChart } from '../../testing';

const { aws } = STORES;

test('minimal props: a store and its account, called alike, of the chart’s namespace', () => {
  const chart = testChart();
  const { ref } = new SecretStore(chart, 'secrets', { provider: aws.provider });
  expect(ref.name).toBe('secrets');
  expect(find(chart, 'SecretStore', 'secrets').metadata).toMatchObject({ namespace: 'shop' });
  expect(find(chart, 'ServiceAccount', 'secrets')).toMatchObject({
    metadata: { namespace: 'shop', annotations: { 'eks.amazonaws.com/role-arn': aws.identity } },
    automountServiceAccountToken: false,
  });
});

test('all props, and an ExternalSecret that reads through it', () => {
  const chart = testChart();
  const props: Required<SecretStoreProps> = { provider: aws.provider, namespace: 'payments' };
  const { ref: store } = new SecretStore(chart, 'secrets', props);
  new ExternalSecret(chart, 'secret', { secret: SECRET, store, remotePath: 'a/b', namespace: 'payments' });
  expect(find(chart, 'SecretStore', 'secrets').metadata).toMatchObject({ namespace: 'payments' });
  expect(find(chart, 'ExternalSecret', 'store').spec).toMatchObject({
    secretStoreRef: { kind: 'SecretStore', name: 'secrets' },
  });
});

describe.each(Object.entries(STORES))('%s', (_name, { provider, spec, annotations, key }) => {
  const chart = testChart();
  const { ref: store } = new SecretStore(chart, 'secrets', { provider });
  new ExternalSecret(chart, 'secret', { secret: SECRET, store, remotePath: 'production/commerce/store' });

  test('says where and as whom, by its own account and without a namespace, which a SecretStore may not name', () => {
    expect(find(chart, 'SecretStore', 'secrets').spec).toEqual({ provider: spec });
    expect(JSON.stringify(spec)).toContain('"serviceAccountRef":{"name":"secrets"');
    expect(JSON.stringify(spec)).not.toMatch(/secretRef|"namespace"/i);
  });

  test('is known by what stands on its account', () => {
    const { metadata } = find(chart, 'ServiceAccount', 'secrets') as { metadata: { annotations?: object } };
    expect(metadata.annotations).toEqual(annotations);
  });

  test('calls its secrets as it can', () => {
    expect(find(chart, 'ExternalSecret', 'store').spec).toMatchObject({ data: [{ remoteRef: { key } }, {}] });
  });
});

test.each([
  ['https://shop.vault.azure.net', 'PublicCloud'],
  ['https://shop.vault.usgovcloudapi.net/', 'USGovernmentCloud'],
  ['https://shop.vault.azure.cn', 'ChinaCloud'],
])('the vault %s is in the %s', (vaultUrl, environmentType) => {
  const chart = testChart();
  const id = '00000000-1111-2222-3333-444444444444';
  const provider = SecretStoreProvider.azureKeyVault({ vaultUrl, tenantId: id, clientId: id });
  new SecretStore(chart, 'secrets', { provider });
  expect(find(chart, 'SecretStore', 'secrets').spec).toMatchObject({ provider: { azurekv: { environmentType } } });
});

test('a key that stands where a certificate belongs is not repeated', () => {
  const key = ['-----BEGIN', ' PRIVATE KEY-----\nhunter2\n-----END', ' PRIVATE KEY-----'].join('');
  const { got } = refusal(() =>
    SecretStoreProvider.hashicorpVault({ server: 'https://vault', path: 'a', role: 'a', caCertificate: key }),
  );
  expect(got).toBe('"(a private key, not shown)"');
});

test('a password that stands in an address is not repeated', () => {
  const server = ['https://root:hunter2', 'vault.example.com'].join('@');
  expect(refusal(() => SecretStoreProvider.hashicorpVault({ server, path: 'a', role: 'a' }))).toMatchObject({
    code: 'SECRET_STORE_INVALID',
    got: '"https(a password in a URL, not shown)vault.example.com"',
  });
});

test('is for its own namespace alone', () => {
  const chart = testChart();
  const { ref: store } = new SecretStore(chart, 'secrets', { provider: aws.provider, namespace: 'vault' });
  const secret = SecretRef.of({ name: 'vault-key', keys: ['a'], version: '1' });
  expect(refusal(() => new ExternalSecret(chart, 'x', { secret, store, remotePath: 'a', namespace: 'shop' }))).toEqual(
    expect.objectContaining({ code: 'SECRET_STORE_INVALID', place: 'test/x', got: '"vault/secrets"' }),
  );
});
