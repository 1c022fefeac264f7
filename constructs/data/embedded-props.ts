import { Size } from 'cdk8s';
import type { Identity } from '../core/identity';
import type { Image } from '../core/image';
import type { Resources } from '../core/resources';
import type { SecretRef } from '../core/secret-ref';
import type { Placement } from '../workload/placement';

/** What every data service that runs in the cluster's own pods takes. */
export interface EmbeddedProps {
  /** Image of the server. */
  readonly image: Image;
  /** What one replica asks for and may use; the server's own settings follow its memory limit. */
  readonly resources: Resources;
  /** The Secret that the server starts with and clients use. */
  readonly secret: SecretRef;
  /**
   * The only clients that may connect.
   * @default - whoever states the connection
   */
  readonly clients?: Identity[];
  /**
   * The only ones that may read its metrics, where it lists its clients.
   * @default - nobody in a service that lists its clients, else whoever monitors it
   */
  readonly scrapers?: Identity[];
  /**
   * Where its pods may run.
   * @default - anywhere
   */
  readonly placement?: Placement;
  /**
   * Namespace: that of its owner.
   * @default - the chart's
   */
  readonly namespace?: string;
}

/** What one that keeps data takes besides. */
export interface EmbeddedStoreProps extends EmbeddedProps {
  /** Size of the claim of each replica. */
  readonly storage: Size;
  /**
   * StorageClass of the claims.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
}

/** The server's memory limit as cdk8s writes amounts. */
export function memoryOf(resources: Resources): Size {
  return Size.kibibytes(Math.floor(resources.memoryLimit / 1024));
}
