/** The namespaces whose Secrets a store fills: three zones, and that of those who are alerted. */
export type SecretZone = 'commerce' | 'payments' | 'vault' | 'monitoring';

/** One value for each namespace: what differs is what keeps them apart. */
export type PerSecretZone<T> = { readonly [zone in SecretZone]: T };

/** AWS Secrets Manager. */
export interface AwsStoreValues {
  readonly form: 'aws-secrets-manager';
  readonly region: string;
  /** Roles that each read one zone's secrets; none twice. */
  readonly roleArns: PerSecretZone<string>;
}

/** Google Secret Manager. */
export interface GoogleStoreValues {
  readonly form: 'google-secret-manager';
  /** Project of the secrets. */
  readonly project: string;
  /** Service accounts of Google that each read one zone's secrets; nothing where the stores' own accounts are granted that. */
  readonly serviceAccounts?: PerSecretZone<string>;
}

/** Azure Key Vault. */
export interface AzureStoreValues {
  readonly form: 'azure-key-vault';
  readonly tenantId: string;
  /** A vault for each zone, and the client id of who reads it; none twice. */
  readonly vaults: PerSecretZone<{ readonly vaultUrl: string; readonly clientId: string }>;
}

/** HashiCorp Vault. */
export interface VaultStoreValues {
  readonly form: 'hashicorp-vault';
  readonly server: string;
  /** Mount of the key-value engine. */
  readonly path: string;
  readonly version: 'v1' | 'v2';
  /** Mount of the login of Kubernetes. */
  readonly mountPath: string;
  /** Roles of that login which each read one zone's secrets; none twice. */
  readonly roles: PerSecretZone<string>;
  readonly audience?: string;
  /** Certificates that the server's is signed by, as PEM. */
  readonly caCertificate?: string;
}

/** A ClusterSecretStore that stands already: whoever made it keeps the zones apart. */
export interface ExistingStoreValues {
  readonly form: 'existing';
  readonly name: string;
  /** Between the parts of a path, in its names: nothing for a slash. */
  readonly separator?: string;
}

/** What fills the Secrets of an environment. */
export type SecretStoreValues =
  AwsStoreValues | GoogleStoreValues | AzureStoreValues | VaultStoreValues | ExistingStoreValues;
