import { namesSeparatedBy, remoteName, type RemoteNames } from './remote-names';
import { refuse, shown } from '../../core/errors';
import { checkReference } from '../../core/object-names';
import { checkSaid } from '../../core/text';

/** A store that somebody else has made. */
export interface ClusterSecretStoreProps {
  /** Name of the ClusterSecretStore. */
  readonly name: string;
  /**
   * What stands between the parts of a path in its names: `--` where they have no slash.
   * @default '/'
   */
  readonly separator?: string;
}

/** Which store, for those who name it. */
export class SecretStoreRef {
  /**
   * A ClusterSecretStore that stands already. Whoever made it says, by its `conditions`, from which namespaces it may be
   * read; all of those read all of it.
   * @see https://external-secrets.io/latest/api/clustersecretstore/
   */
  public static clusterWide(props: ClusterSecretStoreProps): SecretStoreRef {
    const place = 'SecretStoreRef.clusterWide';
    const separator = checkSaid(props.separator ?? '/', 'separator', place);
    return new SecretStoreRef(
      'ClusterSecretStore',
      checkReference(props.name, 'name', place),
      namesSeparatedBy(separator),
    );
  }

  /** A SecretStore of one namespace. @internal */
  public static _of(name: string, namespace: string, names: RemoteNames): SecretStoreRef {
    return new SecretStoreRef('SecretStore', name, names, namespace);
  }

  private constructor(
    private readonly kind: 'ClusterSecretStore' | 'SecretStore',
    /** Its name. */
    public readonly name: string,
    private readonly names: RemoteNames,
    private readonly namespace?: string,
  ) {}

  /** As an ExternalSecret of a namespace names it: a store is for its own namespace alone. @internal */
  public _from(namespace: string, place: string): { readonly kind: string; readonly name: string } {
    if (this.namespace !== undefined && this.namespace !== namespace) {
      refuse({
        code: 'SECRET_STORE_INVALID',
        place,
        expected: `the store must be one of the same namespace, ${namespace}`,
        got: shown(`${this.namespace}/${this.name}`),
        example: `new SecretStore(this, 'secret-store', { namespace: '${namespace}', provider })`,
      });
    }
    return { kind: this.kind, name: this.name };
  }

  /** What it calls the secret at a path. @internal */
  public _remoteName(path: string, place: string): string {
    return remoteName(path, this.names, place);
  }
}
