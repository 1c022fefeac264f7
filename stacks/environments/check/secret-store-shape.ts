import type { AzureStoreValues, SecretStoreValues, SecretZone } from '../secret-store';
import { each, fields, forms, optional, TEXT } from './shape';

const ZONES: { readonly [zone in SecretZone]: true } = {
  commerce: true,
  payments: true,
  vault: true,
  monitoring: true,
};

/** What kind of value stands where in a store of secrets. */
export const SECRET_STORE_SHAPE = forms<SecretStoreValues>({
  'aws-secrets-manager': { region: TEXT, roleArns: each(ZONES, TEXT) },
  'google-secret-manager': { project: TEXT, serviceAccounts: optional(each(ZONES, TEXT)) },
  'azure-key-vault': {
    tenantId: TEXT,
    vaults: each(ZONES, fields<AzureStoreValues['vaults'][SecretZone]>({ vaultUrl: TEXT, clientId: TEXT })),
  },
  'hashicorp-vault': {
    server: TEXT,
    path: TEXT,
    version: TEXT,
    mountPath: TEXT,
    roles: each(ZONES, TEXT),
    audience: optional(TEXT),
    caCertificate: optional(TEXT),
  },
  existing: { name: TEXT, separator: optional(TEXT) },
});
