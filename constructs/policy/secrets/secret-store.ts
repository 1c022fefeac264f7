import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { SecretStoreProvider } from './secret-store-provider';
import { SecretStoreRef } from './secret-store-ref';
import { storeObjects } from './store-objects';
import { freeId } from '../../core/construct-id';
import { placeOf } from '../../core/errors';
import { checkObjectName } from '../../core/names';
import { namespaceOf } from '../../core/object-names';

/** A store of secrets. */
export interface SecretStoreProps {
  /** Where the secrets are kept, and as whom they are read. */
  readonly provider: SecretStoreProvider;
  /**
   * Namespace of the store, and the only one that reads through it.
   * @default - the chart's
   */
  readonly namespace?: string;
}

/**
 * Where the Secrets of one namespace come from: External Secrets' `SecretStore` and its account, both called as the construct's
 * id. No pod runs as that account and its token is mounted nowhere; the operator asks for one that lasts minutes.
 *
 * It is one for each namespace and not one for the cluster (`ClusterSecretStore`), whose `conditions` say who may use it and
 * not which secrets: whoever may use it names any secret in it. Here the cloud or Vault decides, by the account.
 * @see https://external-secrets.io/latest/guides/multi-tenancy/
 */
export class SecretStore extends Construct {
  /** For ExternalSecrets of the same namespace. */
  public readonly ref: SecretStoreRef;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, freeId(scope, id));
    const name = checkObjectName(id, placeOf(this));
    const namespace = namespaceOf(this, props.namespace);
    const { account, store } = storeObjects(name, namespace, props.provider);
    new ApiObject(this, 'account', account);
    new ApiObject(this, 'store', store);
    this.ref = SecretStoreRef._of(name, namespace, props.provider._written.names);
  }
}
