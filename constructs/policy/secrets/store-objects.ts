import type { SecretStoreProvider } from './secret-store-provider';
import { LABEL, MANAGED_BY } from '../../core/labels';

/** An object as it is written. */
export interface StoreObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: { [key: string]: string };
    readonly annotations?: { [key: string]: string };
  };
  readonly [field: string]: unknown;
}

/** The account as which a store is read, and the store: both of the same name, and for nobody else. */
export function storeObjects(
  name: string,
  namespace: string,
  provider: SecretStoreProvider,
): { readonly account: StoreObject; readonly store: StoreObject } {
  const { spec, annotations } = provider._written;
  const metadata = { name, namespace, labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY } };
  const noted = Object.keys(annotations).length === 0 ? {} : { annotations: { ...annotations } };
  return {
    account: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata, ...noted },
      automountServiceAccountToken: false,
    },
    store: {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata,
      spec: { provider: spec(name) },
    },
  };
}
