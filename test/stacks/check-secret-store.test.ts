import { refusal } from './refused';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import type {
  AwsStoreValues,
  AzureStoreValues,
  GoogleStoreValues,
  SecretStoreValues,
  VaultStoreValues,
} from '../../stacks/environments/secret-store';
import { VARIANTS } from '../terraform/variants';

const variant = (name: string): Environment => VARIANTS.find((one) => one.name === name) ?? production;
const [gke, aks, existing] = [variant('gke'), variant('aks'), variant('existing')];
const aws = production.secretStore as AwsStoreValues;
const google = gke.secretStore as GoogleStoreValues;
const azure = aks.secretStore as AzureStoreValues;
const vault = existing.secretStore as VaultStoreValues;
const { roleArns } = aws;
const { vaults } = azure;
const with_ = (environment: Environment, secretStore: unknown): Environment => ({
  ...environment,
  secretStore: secretStore as SecretStoreValues,
});
const emails = (zone: string) => `${zone}@example-shop-production.iam.gserviceaccount.com`;

type Mistake = readonly [mistake: string, environment: Environment, start: string, holds: string[]];

/** A cluster that gives External Secrets a right of its own, beside the stores of zones. */
function besides(environment: Environment, right: string, value: unknown): Mistake {
  const cluster = { ...environment.cluster, [right]: value };
  const start = `SECRET_STORE_INVALID [${environment.name}.cluster.${right}]`;
  return [`${right} beside stores of zones`, { ...environment, cluster }, start, ['no right of its own']];
}

/** One mistake each: what is changed, how the message begins, and what it holds. */
const MISTAKES: readonly Mistake[] = [
  [
    'a name alone',
    with_(production, 'platform'),
    'VALUE_INVALID [production.secretStore.form]',
    ['aws-secrets-manager, google-secret-manager, azure-key-vault, hashicorp-vault, existing'],
  ],
  [
    'a store of nobody',
    with_(production, { form: 'keepass' }),
    'VALUE_INVALID [production.secretStore.form]',
    ['"keepass"'],
  ],
  besides(production, 'secretArns', ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:production/*']),
  besides(gke, 'secrets', ['orders-database']),
  besides(
    aks,
    'secretVaultId',
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/secrets/providers/Microsoft.KeyVault/vaults/shop',
  ),
  [
    'a zone without its role',
    with_(production, { ...aws, roleArns: { ...roleArns, vault: undefined } }),
    'VALUE_INVALID [production.secretStore.roleArns.vault]',
    ['got nothing'],
  ],
  [
    'a role of a zone that is none',
    with_(production, { ...aws, roleArns: { ...roleArns, vault: 'vault' } }),
    'CLOUD_IDENTITY_INVALID [production.secretStore.vault]',
    ['the ARN of a role', '"vault"'],
  ],
  [
    'one role of AWS for two zones',
    with_(production, { ...aws, roleArns: { ...roleArns, vault: roleArns.commerce } }),
    'SECRET_STORE_INVALID [production.secretStore.vault]',
    ['somebody of its own', `"${roleArns.commerce}" for commerce too`],
  ],
  [
    'one account of Google for two zones',
    with_(gke, {
      ...google,
      serviceAccounts: {
        commerce: emails('commerce'),
        payments: emails('payments'),
        vault: emails('payments'),
        monitoring: emails('monitoring'),
      },
    }),
    'SECRET_STORE_INVALID [gke.secretStore.vault]',
    ['for payments too'],
  ],
  [
    'one client of Azure for two zones, however it is written',
    with_(aks, {
      ...azure,
      vaults: {
        ...vaults,
        commerce: { ...vaults.commerce, clientId: 'ABCDEF00-0000-0000-0000-000000000000' },
        vault: { ...vaults.vault, clientId: 'abcdef00-0000-0000-0000-000000000000' },
      },
    }),
    'SECRET_STORE_INVALID [aks.secretStore.vault]',
    ['for commerce too'],
  ],
  [
    'one role of Vault for two zones',
    with_(existing, { ...vault, roles: { ...vault.roles, payments: vault.roles.commerce } }),
    'SECRET_STORE_INVALID [existing.secretStore.payments]',
    ['"commerce" for commerce too'],
  ],
  [
    'a region that is none',
    with_(production, { ...aws, region: 'Ireland' }),
    'SECRET_STORE_INVALID [production.secretStore.commerce]',
    ['one of AWS', '"Ireland"'],
  ],
  [
    'a server without encryption',
    with_(existing, { ...vault, server: 'http://vault.example.com' }),
    'SECRET_STORE_INVALID [existing.secretStore.commerce]',
    ['with https'],
  ],
  [
    'a third engine',
    with_(existing, { ...vault, version: 'v3' }),
    'SECRET_STORE_INVALID [existing.secretStore.version]',
    ['v1 or v2', '"v3"'],
  ],
  [
    "AWS's store on Google",
    with_(gke, aws),
    'SECRET_STORE_INVALID [gke.secretStore.form]',
    ['aws-secrets-manager must know the accounts of the cluster (eks, existing)', 'got "gke"', 'hashicorp-vault'],
  ],
  [
    "Google's store on AWS",
    with_(production, google),
    'SECRET_STORE_INVALID [production.secretStore.form]',
    ['(gke, existing)'],
  ],
  [
    "Azure's store on AWS",
    with_(production, azure),
    'SECRET_STORE_INVALID [production.secretStore.form]',
    ['(aks, existing)'],
  ],
  [
    'a store that stands already under no name',
    with_(production, { form: 'existing', name: 'My store' }),
    'NAME_INVALID [production.secretStore]',
    ['"My store"'],
  ],
];

test.each(MISTAKES)('%s is refused', (_mistake, environment, start, holds) => {
  const [line, ...more] = refusal(environment);
  expect(more.filter((other) => other.replace(/\[.*?\]/, '') === line?.replace(/\[.*?\]/, ''))).toEqual([]);
  expect(line?.startsWith(start) ? start : line).toBe(start);
  for (const part of [...holds, ', got ', 'Example: ']) {
    expect(line).toContain(part);
  }
});

test.each([
  ['none', production, undefined],
  ['one that stands already', production, { form: 'existing', name: 'platform' }],
  ['one that stands already, without slashes', gke, { form: 'existing', name: 'platform', separator: '--' }],
  ['a server of one’s own on any cluster', gke, vault],
  ['that of a cloud on a cluster that stands already', existing, azure],
] satisfies [string, Environment, SecretStoreValues | undefined][])(
  '%s is taken',
  (_what, environment, secretStore) => {
    expect(refusal({ ...environment, secretStore })).toEqual([]);
  },
);

test('every variant is taken', () => {
  expect(VARIANTS.flatMap(refusal)).toEqual([]);
});
