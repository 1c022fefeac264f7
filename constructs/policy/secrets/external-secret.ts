import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { SecretStoreRef } from './secret-store-ref';
import { secondsOf } from '../../core/amounts';
import { freeId } from '../../core/construct-id';
import { placeOf } from '../../core/errors';
import { labelOf } from '../../core/label-values';
import { LABEL, MANAGED_BY } from '../../core/labels';
import { namespaceOf } from '../../core/object-names';
import type { SecretRef } from '../../core/secret-ref';
import { secretType } from '../../core/secret-type';

/** Where the values of a Secret come from. */
export interface ExternalSecretProps {
  /** The Secret that is made. */
  readonly secret: SecretRef;
  /** The store: {@link SecretStore.ref}, or one that stands already. */
  readonly store: SecretStoreRef;
  /**
   * Path of the entry in the store, `production/commerce/orders-database`; its properties are the Secret's keys. A store whose
   * names have no slash has `--` in its place.
   */
  readonly remotePath: string;
  /**
   * Namespace of the Secret.
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * How often the store is asked, in whole seconds.
   * @default Duration.hours(1)
   */
  readonly refresh?: Duration;
}

/**
 * A Secret filled by External Secrets: the value is never in a manifest.
 *
 * The ExternalSecret owns it, so that it goes with it; what the store has lost stays (`Retain`), for a shop that runs is worth
 * more than one that agrees with its store. It is not immutable: a rotation changes it in place.
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, freeId(scope, id));
    const { secret, store, remotePath, refresh = Duration.hours(1) } = props;
    const place = placeOf(this);
    const namespace = namespaceOf(this, props.namespace);
    const labels = { [LABEL.name]: labelOf(secret.name), [LABEL.managedBy]: MANAGED_BY };
    const key = store._remoteName(remotePath, place);
    new ApiObject(this, 'secret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: secret.name, namespace, labels },
      spec: {
        refreshInterval: interval(secondsOf(refresh, { field: 'refresh', place })),
        secretStoreRef: store._from(namespace, place),
        target: {
          name: secret.name,
          creationPolicy: 'Owner',
          deletionPolicy: 'Retain',
          template: { type: secretType(secret), metadata: { labels: { ...labels, ...reload(secret) } } },
        },
        data: secret.keys.map((property) => ({ secretKey: property, remoteRef: { key, property } })),
      },
    });
  }
}

/**
 * CloudNativePG hears of a changed password at once where the Secret says so; nobody else reads it.
 * @see https://cloudnative-pg.io/documentation/current/labels_annotations/
 */
function reload(secret: SecretRef): { [label: string]: string } {
  return secretType(secret) === 'Opaque' ? {} : { 'cnpg.io/reload': 'true' };
}

function interval(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
