/** State beside the repository, on one machine: for a cluster that lives there too. */
export interface LocalState {
  readonly form: 'local';
}

/** State in an S3 bucket: encrypted with a key of KMS, locked by a file beside it. */
export interface S3State {
  readonly form: 's3';
  readonly bucket: string;
  readonly region: string;
  /** Key that encrypts it, as an ARN. */
  readonly kmsKeyArn: string;
}

/** State in a bucket of Google Cloud Storage, which locks it: encrypted with a key of KMS. */
export interface GcsState {
  readonly form: 'gcs';
  readonly bucket: string;
  /** Key that encrypts it: `projects/…/locations/…/keyRings/…/cryptoKeys/…`. */
  readonly kmsKey: string;
}

/** State in a container of Azure Storage, which encrypts it and locks it by a lease. */
export interface AzurermState {
  readonly form: 'azurerm';
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
}

/** Where the Terraform state of an environment's stacks is kept: a key of its own for each stack. */
export type StateValues = LocalState | S3State | GcsState | AzurermState;
