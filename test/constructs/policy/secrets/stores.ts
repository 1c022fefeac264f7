import { SecretStoreProvider, VaultEngineVersion } from '../../../../constructs';

const TENANT = '00000000-1111-2222-3333-444444444444';
const CLIENT = '00000000-1111-2222-3333-555555555555';
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const ROLE = 'arn:aws:iam::111122223333:role/shop-secrets';
const EMAIL = 'secrets@shop-1234.iam.gserviceaccount.com';
const serviceAccountRef = { name: 'secrets' };

/** A store of each kind, called `secrets`: what it says, what stands on its account, what it calls `production/commerce/store`. */
export const STORES = {
  aws: {
    provider: SecretStoreProvider.awsSecretsManager({ region: 'eu-west-1', roleArn: ROLE }),
    identity: ROLE,
    spec: { aws: { service: 'SecretsManager', region: 'eu-west-1', auth: { jwt: { serviceAccountRef } } } },
    annotations: { 'eks.amazonaws.com/role-arn': ROLE },
    key: 'production/commerce/store',
  },
  google: {
    provider: SecretStoreProvider.googleSecretManager({ project: 'shop-production' }),
    identity: undefined,
    spec: { gcpsm: { projectID: 'shop-production', auth: { workloadIdentity: { serviceAccountRef } } } },
    annotations: undefined,
    key: 'production--commerce--store',
  },
  'google, by an account of its own': {
    provider: SecretStoreProvider.googleSecretManager({
      project: 'shop-production',
      serviceAccount: EMAIL,
      cluster: { project: 'shop-clusters', location: 'europe-west1', name: 'shop' },
    }),
    identity: EMAIL,
    spec: {
      gcpsm: {
        projectID: 'shop-production',
        auth: {
          workloadIdentity: {
            clusterProjectID: 'shop-clusters',
            clusterLocation: 'europe-west1',
            clusterName: 'shop',
            serviceAccountRef,
          },
        },
      },
    },
    annotations: { 'iam.gke.io/gcp-service-account': EMAIL },
    key: 'production--commerce--store',
  },
  azure: {
    provider: SecretStoreProvider.azureKeyVault({
      vaultUrl: 'https://shop-commerce.vault.azure.net',
      tenantId: TENANT,
      clientId: CLIENT,
    }),
    identity: CLIENT,
    spec: {
      azurekv: {
        authType: 'WorkloadIdentity',
        environmentType: 'PublicCloud',
        vaultUrl: 'https://shop-commerce.vault.azure.net',
        tenantId: TENANT,
        serviceAccountRef,
      },
    },
    annotations: { 'azure.workload.identity/client-id': CLIENT, 'azure.workload.identity/tenant-id': TENANT },
    key: 'production--commerce--store',
  },
  vault: {
    provider: SecretStoreProvider.hashicorpVault({ server: 'https://vault.example.com', path: 'secret', role: 'shop' }),
    identity: 'shop',
    spec: {
      vault: {
        server: 'https://vault.example.com',
        path: 'secret',
        version: 'v2',
        auth: { kubernetes: { mountPath: 'kubernetes', role: 'shop', serviceAccountRef } },
      },
    },
    annotations: undefined,
    key: 'production/commerce/store',
  },
  'vault with everything': {
    provider: SecretStoreProvider.hashicorpVault({
      server: 'https://vault.example.com:8200',
      path: 'teams/shop',
      version: VaultEngineVersion.V1,
      role: 'shop',
      mountPath: 'clusters/production',
      audience: 'vault',
      caCertificate: CERTIFICATE,
    }),
    identity: 'shop',
    spec: {
      vault: {
        server: 'https://vault.example.com:8200',
        path: 'teams/shop',
        version: 'v1',
        caBundle: Buffer.from(CERTIFICATE).toString('base64'),
        auth: {
          kubernetes: {
            mountPath: 'clusters/production',
            role: 'shop',
            serviceAccountRef: { ...serviceAccountRef, audiences: ['vault'] },
          },
        },
      },
    },
    annotations: undefined,
    key: 'production/commerce/store',
  },
};
