import { refuse, shown } from '../../core/errors';

/** What text must look like, and how that is said. */
interface Form {
  readonly pattern: RegExp;
  readonly what: string;
  readonly example: string;
}

/** Region of AWS. */
export const AWS_REGION: Form = {
  pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
  what: 'the region must be one of AWS',
  example: 'eu-west-1',
};

/** Project of Google Cloud. */
export const GOOGLE_PROJECT: Form = {
  pattern: /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/,
  what: 'the project must be the id of one of Google Cloud',
  example: 'shop-production',
};

/** Region or zone of Google Cloud. */
export const GOOGLE_LOCATION: Form = {
  pattern: /^[a-z]+-[a-z]+\d+(-[a-z])?$/,
  what: 'the location must be a region or zone of Google Cloud',
  example: 'europe-west1',
};

/** Cluster on Google Kubernetes Engine. */
export const GKE_CLUSTER: Form = {
  pattern: /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
  what: 'the cluster must have a name of at most 40 characters',
  example: 'commerce-production',
};

/** Vault of Azure, in whichever of its clouds. */
export const AZURE_VAULT: Form = {
  pattern:
    /^https:\/\/[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)\/?$/,
  what: 'the vault must be the address of a key vault of Azure, and nothing behind it',
  example: 'https://shop-vault.vault.azure.net',
};

/** Tenant of Microsoft Entra. */
export const AZURE_TENANT: Form = {
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  what: 'the tenant must be the id of one',
  example: '00000000-1111-2222-3333-444444444444',
};

/** A server of HashiCorp Vault: no user, no path, no plain text on the way. */
export const VAULT_SERVER: Form = {
  pattern: /^https:\/\/[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?(:[1-9]\d{0,4})?\/?$/,
  what: 'the server must be an address with https, and no user or path in it',
  example: 'https://vault.example.com:8200',
};

/** Version of its key-value engine. */
export const VAULT_ENGINE: Form = {
  pattern: /^v[12]$/,
  what: 'the version of the engine must be v1 or v2',
  example: 'v2',
};

/** A mount of HashiCorp Vault. */
export const VAULT_MOUNT: Form = {
  pattern: /^[\w.-]+(\/[\w.-]+)*$/,
  what: 'the mount must be a path without a slash at its ends',
  example: 'kubernetes',
};

/** A role of HashiCorp Vault, or an audience. */
export const VAULT_NAME: Form = {
  pattern: /^[\w.:/-]{1,255}$/,
  what: 'the name must be letters, digits and -_.:/',
  example: 'commerce-vault',
};

/** Certificates, and nothing beside them: a key has no place there. */
export const CERTIFICATES: Form = {
  pattern: /^\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/,
  what: 'caCertificate must be certificates as PEM, and nothing else',
  example: '-----BEGIN CERTIFICATE-----…',
};

/** Refuses text of another form. */
export function checkForm(text: string, { pattern, what, example }: Form, place: string): string {
  if (!pattern.test(text)) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place,
      expected: what,
      got: shown(text),
      example: shown(example),
    });
  }
  return text;
}
