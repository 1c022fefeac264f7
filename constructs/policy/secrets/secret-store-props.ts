/** AWS Secrets Manager. */
export interface AwsSecretsManagerProps {
  /** Region of the secrets: `eu-west-1`. */
  readonly region: string;
  /**
   * Role that may read this namespace's secrets and no others: `arn:aws:iam::111122223333:role/shop-secrets-vault`. It
   * trusts the store's account by the cluster's OpenID Connect issuer.
   */
  readonly roleArn: string;
}

/** The cluster on Google Kubernetes Engine whose accounts Google is to know. */
export interface GkeClusterProps {
  /** Project of the cluster. */
  readonly project: string;
  /** Its region, or its zone. */
  readonly location: string;
  /** Its name. */
  readonly name: string;
}

/** Google Secret Manager. */
export interface GoogleSecretManagerProps {
  /** Project of the secrets, by its id. */
  readonly project: string;
  /**
   * The cluster, for operators that may not ask the metadata server.
   * @default - the operator asks the metadata server of its node
   */
  readonly cluster?: GkeClusterProps;
  /**
   * Service account of Google Cloud that may read this namespace's secrets and no others.
   * @default - the store's account itself: Google knows it as
   * `principal://iam.googleapis.com/…/subject/ns/<namespace>/sa/<store>`
   */
  readonly serviceAccount?: string;
}

/** Azure Key Vault. */
export interface AzureKeyVaultProps {
  /** The vault: `https://shop-vault.vault.azure.net`. One for each namespace keeps them apart most simply. */
  readonly vaultUrl: string;
  /** Tenant of the vault, a UUID. */
  readonly tenantId: string;
  /** Managed identity or application that may read this namespace's secrets and no others, by its client id. */
  readonly clientId: string;
}

/** Version of the key-value engine of HashiCorp Vault. */
export enum VaultEngineVersion {
  /** Values alone. */
  V1 = 'v1',
  /** With versions of each secret. */
  V2 = 'v2',
}

/** HashiCorp Vault, or OpenBao, with the login of Kubernetes. */
export interface HashicorpVaultProps {
  /** Its address: `https://vault.example.com:8200`. */
  readonly server: string;
  /** Where the key-value engine is mounted: `secret`. */
  readonly path: string;
  /**
   * Version of that engine.
   * @default VaultEngineVersion.V2
   */
  readonly version?: VaultEngineVersion;
  /** Role of the login: bound to the store's account, with a policy for this namespace's secrets and no others. */
  readonly role: string;
  /**
   * Where the login of Kubernetes is mounted.
   * @default 'kubernetes'
   */
  readonly mountPath?: string;
  /**
   * Audience of the account's token, where the role asks for one.
   * @default - the API server's own
   */
  readonly audience?: string;
  /**
   * Certificates that the server's is signed by, as PEM.
   * @default - those that the operator's image trusts
   */
  readonly caCertificate?: string;
}
