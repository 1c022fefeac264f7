import { checkText, invalid, type Attempt } from './values';
import type { Environment } from '../environment';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const KMS_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/\S+$/;
const KMS_NAME = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ACCOUNT = /^[a-z0-9]{3,24}$/;
const CONTAINER = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/** Refuses a place for the state that does not exist in this form, or that one machine alone would have. */
export function checkState({ state, cluster }: Environment, attempt: Attempt): void {
  const of = (field: string, text: string, pattern: RegExp, what: string, example: string) =>
    attempt(`state.${field}`, () => {
      checkText(text, pattern, what, example);
    });
  switch (state.form) {
    case 'local':
      attempt('state.form', () => checkOwnMachine(cluster.form));
      return;
    case 's3':
      of('bucket', state.bucket, BUCKET, 'the name of a bucket', 'shop-production-state');
      of('region', state.region, REGION, 'a region of AWS', 'eu-west-1');
      of('kmsKeyArn', state.kmsKeyArn, KMS_ARN, 'the ARN of a key', 'arn:aws:kms:eu-west-1:111122223333:key/…');
      return;
    case 'gcs':
      of('bucket', state.bucket, BUCKET, 'the name of a bucket', 'shop-production-state');
      of('kmsKey', state.kmsKey, KMS_NAME, 'the name of a key', 'projects/…/locations/…/keyRings/…/cryptoKeys/…');
      return;
    case 'azurerm':
      of(
        'subscriptionId',
        state.subscriptionId,
        UUID,
        'the id of a subscription',
        '00000000-0000-0000-0000-000000000000',
      );
      of('resourceGroup', state.resourceGroup, /^[\w.()-]{1,90}$/, 'the name of a resource group', 'state');
      of('storageAccount', state.storageAccount, ACCOUNT, '3 to 24 lower-case letters and digits', 'shopstate');
      of('container', state.container, CONTAINER, 'the name of a container', 'state');
  }
}

/** A cluster in a cloud outlives the machine that made it, and has more than one keeper. */
function checkOwnMachine(form: Environment['cluster']['form']): void {
  if (form === 'eks' || form === 'gke' || form === 'aks') {
    invalid('the state of a cluster in a cloud must be shared, encrypted and locked', '"local"', "form: 's3'");
  }
}
