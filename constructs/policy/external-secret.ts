import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { LABEL, MANAGED_BY } from '../core/labels';
import type { SecretRef } from '../core/secret-ref';

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
   * How often the store is asked.
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
    super(scope, id);
    const { secret, store, remotePath } = props;
    new ApiObject(this, 'secret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        name: secret.name,
        namespace: props.namespace ?? Chart.of(this).namespace ?? 'default',
        labels: { [LABEL.name]: secret.name, [LABEL.managedBy]: MANAGED_BY },
      },
      spec: {
        refreshInterval: `${(props.refresh ?? Duration.hours(1)).toMinutes()}m`,
        secretStoreRef: { kind: 'ClusterSecretStore', name: store },
        target: { name: secret.name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: secret.keys.map((key) => ({ secretKey: key, remoteRef: { key: remotePath, property: key } })),
      },
    });
  }
}
