import { refuse, shown } from '../../core/errors';
import { checkSaid } from '../../core/text';

/** What a store calls its secrets. */
export interface RemoteNames {
  /** Between the parts of a path, in the store's own names. */
  readonly separator: string;
  /** What a whole name may be. */
  readonly pattern: RegExp;
  /** The same in words. */
  readonly what: string;
}

/** AWS Secrets Manager takes paths. @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
export const AWS_NAMES: RemoteNames = {
  separator: '/',
  pattern: /^[A-Za-z0-9/_+=.@-]{1,512}$/,
  what: 'letters, digits and /_+=.@- for AWS Secrets Manager',
};

/** Google Secret Manager knows no slash. @see https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
export const GOOGLE_NAMES: RemoteNames = {
  separator: '--',
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  what: 'letters, digits and _- for Google Secret Manager',
};

/** Azure Key Vault knows neither; two hyphens are its own custom. @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates */
export const AZURE_NAMES: RemoteNames = {
  separator: '--',
  pattern: /^[A-Za-z0-9-]{1,127}$/,
  what: 'letters, digits and - for Azure Key Vault',
};

/** HashiCorp Vault takes paths below its mount. */
export const VAULT_NAMES: RemoteNames = {
  separator: '/',
  pattern: /^[\w.-]+(\/[\w.-]+)*$/,
  what: 'letters, digits and _.- between single slashes for Vault',
};

/** A store of somebody else's: whatever it takes. */
export function namesSeparatedBy(separator: string): RemoteNames {
  return { separator, pattern: /^\S+$/, what: 'without spaces' };
}

/** The name of the secret at a path, as the store calls it. */
export function remoteName(path: string, { separator, pattern, what }: RemoteNames, place: string): string {
  const parts = checkSaid(path, 'remotePath', place).split('/');
  const name = parts.join(separator);
  const ambiguous = separator !== '/' && parts.some((part) => `-${part}-`.includes(separator));
  if (!pattern.test(name) || ambiguous) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place,
      expected: ambiguous
        ? `no part of remotePath must begin or end with a hyphen or hold "${separator}", which stands for the slash in this store`
        : `remotePath must be ${what}`,
      got: shown(path),
      example: shown('production/commerce/orders-database'),
    });
  }
  return name;
}
