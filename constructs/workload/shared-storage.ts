import { ApiObject, Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { VolumeProps } from './storage';
import { bytesOf } from '../core/amounts';
import { freeId } from '../core/construct-id';
import { placeOf } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { namespaceOf, storageClass } from '../core/object-names';
import { bytesQuantity } from '../core/quantity';
import { quantity } from '../core/value-kinds';

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
   * Namespace.
   * @default - the chart's
   */
  readonly namespace?: string;
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
    super(scope, freeId(scope, id));
    this.claimName = checkObjectName(props.name ?? id, placeOf(this));
    const namespace = namespaceOf(this, props.namespace);
    const owner = { namespace, name: this.claimName };
    const size = bytesQuantity(bytesOf(props.size, { field: 'size', place: placeOf(this) }));
    new ApiObject(this, 'claim', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: this.claimName,
        namespace,
        labels: { [LABEL.name]: this.claimName, [LABEL.managedBy]: MANAGED_BY },
        annotations: { 'helm.sh/resource-policy': 'keep' },
      },
      spec: {
        accessModes: [props.manyNodes === false ? 'ReadWriteOnce' : 'ReadWriteMany'],
        resources: { requests: { storage: quantity(owner, ['size'], size, 'Size of the claim.') } },
        ...storageClass(props.storageClassName, placeOf(this)),
      },
    });
  }

  /** The volume, for pods that mount it at a folder. It is called as the claim, so that one pod can mount several. */
  public volume(path: string): VolumeProps {
    return { name: this.claimName, path, claimName: this.claimName };
  }
}
