import {
  AzurermBackend,
  DataTerraformRemoteStateAzurerm,
  DataTerraformRemoteStateGcs,
  DataTerraformRemoteStateLocal,
  DataTerraformRemoteStateS3,
  GcsBackend,
  LocalBackend,
  S3Backend,
  type TerraformRemoteState,
  type TerraformStack,
} from 'cdktf';
import type { AzurermState, GcsState, LocalState, S3State, StateValues } from '../environments/state';

/** Says where a stack's state is kept: encrypted, locked while it is written, and apart from every other stack's. */
export function keepState(stack: TerraformStack, state: StateValues): void {
  const name = stack.node.id;
  switch (state.form) {
    case 'local':
      new LocalBackend(stack, localPlace(state, name));
      return;
    case 's3':
      new S3Backend(stack, {
        ...s3Place(state, name),
        encrypt: true,
        kmsKeyId: state.kmsKeyArn,
      }).addOverride('use_lockfile', true);
      return;
    case 'gcs':
      new GcsBackend(stack, { ...gcsPlace(state, name), kmsEncryptionKey: state.kmsKey });
      return;
    case 'azurerm':
      new AzurermBackend(stack, azurermPlace(state, name));
  }
}

/** Reads what another stack, applied before, has published. */
export function readState(stack: TerraformStack, id: string, state: StateValues, name: string): TerraformRemoteState {
  switch (state.form) {
    case 'local':
      return new DataTerraformRemoteStateLocal(stack, id, localPlace(state, name));
    case 's3':
      return new DataTerraformRemoteStateS3(stack, id, s3Place(state, name));
    case 'gcs':
      return new DataTerraformRemoteStateGcs(stack, id, gcsPlace(state, name));
    case 'azurerm':
      return new DataTerraformRemoteStateAzurerm(stack, id, azurermPlace(state, name));
  }
}

/** From the stack's own folder, cdktf.out/stacks/<name>, to the repository's: no path of a machine. */
function localPlace(_state: LocalState, name: string) {
  return { path: `../../../terraform.${name}.tfstate` };
}

function s3Place({ bucket, region }: S3State, name: string) {
  return { bucket, region, key: `${name}.tfstate` };
}

function gcsPlace({ bucket }: GcsState, name: string) {
  return { bucket, prefix: name };
}

function azurermPlace({ subscriptionId, resourceGroup, storageAccount, container }: AzurermState, name: string) {
  return {
    subscriptionId,
    resourceGroupName: resourceGroup,
    storageAccountName: storageAccount,
    containerName: container,
    key: `${name}.tfstate`,
    // By the caller's directory role, never by the account's key.
    useAzureadAuth: true,
  };
}
