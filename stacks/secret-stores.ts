import type { ClusterValues } from './environments/cluster';
import type { Environment } from './environments/environment';
import type { ExistingStoreValues, SecretStoreValues, SecretZone, VaultStoreValues } from './environments/secret-store';
import { SecretStoreProvider, VaultEngineVersion, type GkeClusterProps } from '../constructs';

/** Name of the stores, and of the accounts that they are read as: of one in each namespace. */
export const SECRET_STORE = 'secret-store';

/** The namespaces whose Secrets a store fills. */
export const SECRET_ZONES: readonly SecretZone[] = ['commerce', 'payments', 'vault', 'monitoring'];

/** Versions of the key-value engine. */
export const VAULT_ENGINES: { readonly [version in VaultStoreValues['version']]: VaultEngineVersion } = {
  v1: VaultEngineVersion.V1,
  v2: VaultEngineVersion.V2,
};

/** A store that is made here. */
export type MadeStoreValues = Exclude<SecretStoreValues, ExistingStoreValues>;

/** Where the secrets of a zone are kept, and how the cluster's accounts are found there. */
export function storeProvider(values: MadeStoreValues, zone: SecretZone, cluster?: ClusterValues): SecretStoreProvider {
  switch (values.form) {
    case 'aws-secrets-manager':
      return SecretStoreProvider.awsSecretsManager({ region: values.region, roleArn: values.roleArns[zone] });
    case 'google-secret-manager':
      return SecretStoreProvider.googleSecretManager({
        project: values.project,
        serviceAccount: values.serviceAccounts?.[zone],
        cluster: gkeCluster(cluster),
      });
    case 'azure-key-vault':
      return SecretStoreProvider.azureKeyVault({ tenantId: values.tenantId, ...values.vaults[zone] });
    case 'hashicorp-vault': {
      const { server, path, version, mountPath, roles, audience, caCertificate } = values;
      return SecretStoreProvider.hashicorpVault({
        server,
        path,
        version: VAULT_ENGINES[version],
        mountPath,
        role: roles[zone],
        audience,
        caCertificate,
      });
    }
  }
}

/** Path of a Secret in the store: `production/commerce/orders-database`. */
export function remotePath({ name }: Environment, zone: SecretZone, secret: string): string {
  return `${name}/${zone}/${secret}`;
}

/** The operator may not ask the metadata server of its node. */
function gkeCluster(cluster: ClusterValues | undefined): GkeClusterProps | undefined {
  return cluster?.form === 'gke'
    ? { project: cluster.project, location: cluster.region, name: cluster.name }
    : undefined;
}
