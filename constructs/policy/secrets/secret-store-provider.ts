import { AWS_NAMES, AZURE_NAMES, GOOGLE_NAMES, VAULT_NAMES, type RemoteNames } from './remote-names';
import type {
  AwsSecretsManagerProps,
  AzureKeyVaultProps,
  GoogleSecretManagerProps,
  HashicorpVaultProps,
} from './secret-store-props';
import { VaultEngineVersion } from './secret-store-props';
import {
  AWS_REGION,
  AZURE_TENANT,
  AZURE_VAULT,
  CERTIFICATES,
  checkForm,
  GKE_CLUSTER,
  GOOGLE_LOCATION,
  GOOGLE_PROJECT,
  VAULT_ENGINE,
  VAULT_MOUNT,
  VAULT_NAME,
  VAULT_SERVER,
} from './store-checks';
import { aksClient, eksRole, gkeServiceAccount, type AccountAnnotations } from '../access/account-annotations';

/** What a kind of store writes. */
interface Written {
  /** What the store says of its provider, where this account logs in to it. */
  readonly spec: (account: string) => object;
  /** What stands on that account. */
  readonly annotations: AccountAnnotations;
  /** What it calls its secrets. */
  readonly names: RemoteNames;
  /** Whom it lets in: two namespaces with the same one would read each other's secrets. Nothing where that is the account. */
  readonly identity?: string;
}

/**
 * Where secrets are kept, and as whom they are read: always as an account of the store's own namespace, so that whoever
 * keeps them tells the namespaces apart. No key or password is part of it.
 * @see https://external-secrets.io/latest/api/secretstore/
 */
export class SecretStoreProvider {
  /**
   * AWS Secrets Manager, by a role that trusts the account (IRSA). Secrets are called by their path.
   * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
   */
  public static awsSecretsManager(props: AwsSecretsManagerProps): SecretStoreProvider {
    const place = 'SecretStoreProvider.awsSecretsManager';
    const region = checkForm(props.region, AWS_REGION, place);
    return new SecretStoreProvider({
      spec: (name) => ({ aws: { service: 'SecretsManager', region, auth: { jwt: { serviceAccountRef: { name } } } } }),
      annotations: eksRole(props.roleArn, place),
      names: AWS_NAMES,
      identity: props.roleArn,
    });
  }

  /**
   * Google Secret Manager, by workload identity. Its names have no slash: `--` stands for it.
   * @see https://external-secrets.io/latest/provider/google-secrets-manager/
   */
  public static googleSecretManager(props: GoogleSecretManagerProps): SecretStoreProvider {
    const place = 'SecretStoreProvider.googleSecretManager';
    const projectID = checkForm(props.project, GOOGLE_PROJECT, place);
    const cluster = props.cluster && {
      clusterProjectID: checkForm(props.cluster.project, GOOGLE_PROJECT, place),
      clusterLocation: checkForm(props.cluster.location, GOOGLE_LOCATION, place),
      clusterName: checkForm(props.cluster.name, GKE_CLUSTER, place),
    };
    return new SecretStoreProvider({
      spec: (name) => ({
        gcpsm: { projectID, auth: { workloadIdentity: { ...cluster, serviceAccountRef: { name } } } },
      }),
      annotations: props.serviceAccount === undefined ? {} : gkeServiceAccount(props.serviceAccount, place),
      names: GOOGLE_NAMES,
      identity: props.serviceAccount,
    });
  }

  /**
   * Azure Key Vault, by workload identity. Its names have no slash: `--` stands for it.
   * @see https://external-secrets.io/latest/provider/azure-key-vault/
   */
  public static azureKeyVault(props: AzureKeyVaultProps): SecretStoreProvider {
    const place = 'SecretStoreProvider.azureKeyVault';
    const vaultUrl = checkForm(props.vaultUrl, AZURE_VAULT, place);
    const tenantId = checkForm(props.tenantId, AZURE_TENANT, place);
    return new SecretStoreProvider({
      spec: (name) => ({
        azurekv: {
          authType: 'WorkloadIdentity',
          environmentType: azureCloud(vaultUrl),
          vaultUrl,
          tenantId,
          serviceAccountRef: { name },
        },
      }),
      annotations: { ...aksClient(props.clientId, place), 'azure.workload.identity/tenant-id': tenantId },
      names: AZURE_NAMES,
      identity: props.clientId.toLowerCase(),
    });
  }

  /**
   * The key-value engine of HashiCorp Vault, by its login of Kubernetes. Secrets are called by their path below the mount.
   * @see https://external-secrets.io/latest/provider/hashicorp-vault/
   */
  public static hashicorpVault(props: HashicorpVaultProps): SecretStoreProvider {
    const place = 'SecretStoreProvider.hashicorpVault';
    const { version = VaultEngineVersion.V2, mountPath = 'kubernetes', audience, caCertificate } = props;
    const role = checkForm(props.role, VAULT_NAME, place);
    const audiences = audience === undefined ? {} : { audiences: [checkForm(audience, VAULT_NAME, place)] };
    const kubernetes = { mountPath: checkForm(mountPath, VAULT_MOUNT, place), role };
    const server = {
      server: checkForm(props.server, VAULT_SERVER, place),
      path: checkForm(props.path, VAULT_MOUNT, place),
      version: checkForm(version, VAULT_ENGINE, place),
      ...(caCertificate === undefined ? {} : { caBundle: base64(checkForm(caCertificate, CERTIFICATES, place)) }),
    };
    return new SecretStoreProvider({
      spec: (name) => ({
        vault: { ...server, auth: { kubernetes: { ...kubernetes, serviceAccountRef: { name, ...audiences } } } },
      }),
      annotations: {},
      names: VAULT_NAMES,
      identity: role,
    });
  }

  private constructor(
    /** @internal */
    readonly _written: Written,
  ) {}
}

/** Azure's sovereign clouds have vaults below hosts of their own. */
function azureCloud(vaultUrl: string): string {
  if (vaultUrl.includes('.azure.cn')) {
    return 'ChinaCloud';
  }
  return vaultUrl.includes('.usgovcloudapi.net') ? 'USGovernmentCloud' : 'PublicCloud';
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
