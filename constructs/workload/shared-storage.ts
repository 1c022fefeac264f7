import { Chart, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { VolumeProps } from './storage';
import { placeOf } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { bytesQuantity } from '../core/quantity';

/** A claim that several pods share. */
export interface SharedStorageProps {
  /** How much it holds. */
  readonly size: Size;
  /**
   * Name of the claim.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * StorageClass.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
  /**
   * Whether pods on several nodes mount it at once (ReadWriteMany); else those of one node do (ReadWriteOnce).
   * @default true
   */
  readonly manyNodes?: boolean;
}

/**
 * A PersistentVolumeClaim for files that one pod writes and another reads.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export class SharedStorage extends Construct {
  /** Name of the claim. */
  public readonly claimName: string;

  constructor(scope: Construct, id: string, props: SharedStorageProps) {
    super(scope, id);
    this.claimName = checkObjectName(props.name ?? id, placeOf(this));
    new k8s.KubePersistentVolumeClaim(this, 'claim', {
      metadata: {
        name: this.claimName,
        namespace: Chart.of(this).namespace ?? 'default',
        labels: { [LABEL.name]: this.claimName, [LABEL.managedBy]: MANAGED_BY },
        annotations: { 'helm.sh/resource-policy': 'keep' },
      },
      spec: {
        accessModes: [props.manyNodes === false ? 'ReadWriteOnce' : 'ReadWriteMany'],
        storageClassName: props.storageClassName,
        resources: { requests: { storage: k8s.Quantity.fromString(bytesQuantity(props.size.toKibibytes() * 1024)) } },
      },
    });
  }

  /** The volume, for pods that mount it at a folder. */
  public volume(path: string): VolumeProps {
    return { name: 'shared', path, claimName: this.claimName };
  }
}
