import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { secondsOf } from '../core/amounts';
import { freeId } from '../core/construct-id';
import { placeOf } from '../core/errors';
import { labelOf } from '../core/label-values';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkReference, namespaceOf } from '../core/object-names';
import type { SecretRef } from '../core/secret-ref';
import { checkSaid } from '../core/text';

/** Where the values of a Secret come from. */
export interface ExternalSecretProps {
  /** The Secret that is made. */
  readonly secret: SecretRef;
  /** Name of the ClusterSecretStore. */
  readonly store: string;
  /** Path of the entry in the store; its properties are the Secret's keys. */
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
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, freeId(scope, id));
    const { secret, store, remotePath, refresh = Duration.hours(1) } = props;
    const place = placeOf(this);
    new ApiObject(this, 'secret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        name: secret.name,
        namespace: namespaceOf(this, props.namespace),
        labels: { [LABEL.name]: labelOf(secret.name), [LABEL.managedBy]: MANAGED_BY },
      },
      spec: {
        refreshInterval: interval(secondsOf(refresh, { field: 'refresh', place })),
        secretStoreRef: { kind: 'ClusterSecretStore', name: checkReference(store, 'store', place) },
        target: { name: secret.name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: secret.keys.map((key) => ({
          secretKey: key,
          remoteRef: { key: checkSaid(remotePath, 'remotePath', place), property: key },
        })),
      },
    });
  }
}

function interval(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
