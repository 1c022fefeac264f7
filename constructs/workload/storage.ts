import { Size } from 'cdk8s';

/** A claim that each replica of a stateful service gets for itself and keeps. */
export interface ClaimProps {
  /** Name of the claim template. */
  readonly name: string;
  /** The persistent folder of the application that it stands behind. */
  readonly path: string;
  /** How much it holds. */
  readonly size: Size;
  /**
   * StorageClass.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
}

/** A volume behind folders of several containers, or of several pods. */
export interface VolumeProps {
  /** Name, unique in the pod. */
  readonly name: string;
  /** The folder of each container that shares it; a container without that folder does not see it. */
  readonly path: string;
  /**
   * Name of a PersistentVolumeClaim, for what several pods share.
   * @default - space on the node's disk, shared by the containers of one pod and gone with it
   */
  readonly claimName?: string;
  /**
   * Most it may hold, where no claim says so.
   * @default - no bound
   */
  readonly size?: Size;
}

/** A folder of the node that an agent reads. */
export interface NodeFolder {
  /** Name of the volume. */
  readonly name: string;
  /** Absolute path on the node; always read-only. */
  readonly path: string;
  /**
   * Absolute path in the container.
   * @default - as on the node
   */
  readonly mountPath?: string;
}
