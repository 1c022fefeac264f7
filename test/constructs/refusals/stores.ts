import type { Row } from './row';
import {
  ExternalSecret,
  SecretStore,
  SecretStoreProvider,
  SecretStoreRef,
  VaultEngineVersion,
} from '../../../constructs';
import { SECRET } from '../samples';
import { testChart } from '../testing';

const ID = '00000000-1111-2222-3333-444444444444';
const ROLE = 'arn:aws:iam::111122223333:role/shop';

const aws = (region: string) => () => SecretStoreProvider.awsSecretsManager({ region, roleArn: ROLE });
const google = (project: string, location?: string, name = 'shop') =>
  SecretStoreProvider.googleSecretManager({
    project,
    cluster: location === undefined ? undefined : { project, location, name },
  });
const azure = (vaultUrl: string, tenantId = ID) =>
  SecretStoreProvider.azureKeyVault({ vaultUrl, tenantId, clientId: ID });
const vault = (changes: { server?: string; path?: string; role?: string; mountPath?: string; audience?: string }) =>
  SecretStoreProvider.hashicorpVault({ server: 'https://vault.example.com', path: 'secret', role: 'shop', ...changes });

const row = (name: string, factory: string, expected: string, got: string, provoke: () => unknown): Row => ({
  name,
  code: 'SECRET_STORE_INVALID',
  place: `SecretStoreProvider.${factory}`,
  expected,
  got,
  provoke,
});

const path = (name: string, provider: SecretStoreProvider, remotePath: string, expected: string): Row => ({
  name,
  code: 'SECRET_STORE_INVALID',
  place: 'test/secret',
  expected,
  got: JSON.stringify(remotePath),
  provoke: () => {
    const chart = testChart();
    const { ref: store } = new SecretStore(chart, 'secrets', { provider });
    return new ExternalSecret(chart, 'secret', { secret: SECRET, store, remotePath });
  },
});

/** Stores of secrets that nobody would know, and paths that they cannot hold. */
export const SECRET_STORES: Row[] = [
  row('a region that is a zone', 'awsSecretsManager', 'one of AWS', '"eu-west-1a"', aws('eu-west-1a')),
  row('a project of Google by its number', 'googleSecretManager', 'the id of one', '"1234567"', () =>
    google('1234567'),
  ),
  row('a continent of Google', 'googleSecretManager', 'a region or zone', '"europe"', () =>
    google('shop-1234', 'europe'),
  ),
  row('a cluster of Google that is none', 'googleSecretManager', 'at most 40', '"Shop"', () =>
    google('shop-1234', 'europe-west1', 'Shop'),
  ),
  row('a vault by its name', 'azureKeyVault', 'the address of a key vault', '"shop"', () => azure('shop')),
  row('a secret in place of its vault', 'azureKeyVault', 'and nothing behind it', '/secrets/a"', () =>
    azure('https://shop.vault.azure.net/secrets/a'),
  ),
  row('a tenant by its name', 'azureKeyVault', 'the id of one', '"example.com"', () =>
    azure('https://shop.vault.azure.net', 'example.com'),
  ),
  row('a server without encryption', 'hashicorpVault', 'with https', '"http://vault"', () =>
    vault({ server: 'http://vault' }),
  ),
  row('a server with its path', 'hashicorpVault', 'no user or path', '/v1"', () =>
    vault({ server: 'https://vault/v1' }),
  ),
  row('a mount with a slash before it', 'hashicorpVault', 'without a slash', '"/secret"', () =>
    vault({ path: '/secret' }),
  ),
  row('no mount of the login', 'hashicorpVault', 'must be a path', '""', () => vault({ mountPath: '' })),
  row('no role', 'hashicorpVault', 'letters, digits', '""', () => vault({ role: '' })),
  row('an audience in words', 'hashicorpVault', 'letters, digits', '"my vault"', () => vault({ audience: 'my vault' })),
  row('a third engine', 'hashicorpVault', 'v1 or v2', '"v3"', () =>
    SecretStoreProvider.hashicorpVault({
      server: 'https://vault',
      path: 'a',
      role: 'a',
      version: 'v3' as unknown as VaultEngineVersion,
    }),
  ),
  row('no certificate', 'hashicorpVault', 'certificates as PEM', '"ca.pem"', () =>
    SecretStoreProvider.hashicorpVault({ server: 'https://vault', path: 'a', role: 'a', caCertificate: 'ca.pem' }),
  ),
  path('a path that AWS cannot hold', aws('eu-west-1')(), 'shop/orders database', 'for AWS Secrets Manager'),
  path('a dot in Google’s names', google('shop-1234'), 'shop/orders.example', 'for Google Secret Manager'),
  path('an underscore in Azure’s names', azure('https://shop.vault.azure.net'), 'shop/my_key', 'for Azure Key Vault'),
  path('two hyphens where they stand for a slash', google('shop-1234'), 'shop/a--b', 'stands for the slash'),
  path(
    'a hyphen before the slash that hyphens stand for',
    google('shop-1234'),
    'shop-/a',
    'begin or end with a hyphen',
  ),
  path('a path of Vault with a slash first', vault({}), '/shop/a', 'between single slashes for Vault'),
  {
    name: 'a path of nothing in a store that stands already',
    code: 'VALUE_INVALID',
    place: 'test/secret',
    expected: 'remotePath must not be empty',
    got: '""',
    provoke: () => {
      const store = SecretStoreRef.clusterWide({ name: 'a' });
      return new ExternalSecret(testChart(), 'secret', { secret: SECRET, store, remotePath: '' });
    },
  },
  {
    name: 'nothing for the slash in a store that stands already',
    code: 'VALUE_INVALID',
    place: 'SecretStoreRef.clusterWide',
    expected: 'separator must not be empty',
    got: '""',
    provoke: () => SecretStoreRef.clusterWide({ name: 'a', separator: '' }),
  },
  {
    name: 'a role of AWS that is none, for a store',
    code: 'CLOUD_IDENTITY_INVALID',
    place: 'SecretStoreProvider.awsSecretsManager',
    expected: 'the ARN of a role',
    got: '"shop"',
    provoke: () => SecretStoreProvider.awsSecretsManager({ region: 'eu-west-1', roleArn: 'shop' }),
  },
];
