import { Size } from 'cdk8s';
import type { Identity } from '../core/identity';
import type { Image } from '../core/image';
import type { Resources } from '../core/resources';
import { bytesOf } from '../core/amounts';
import { refuse } from '../core/errors';
import { bytesQuantity } from '../core/quantity';
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

/** The server's memory limit as cdk8s writes amounts. Refuses one that the server could not start with. */
export function memoryOf(
  { resources, storage }: EmbeddedProps & { readonly storage?: Size },
  bounds: MemoryBounds,
): Size {
  const { place, least, claims = 0 } = bounds;
  const memory = Size.kibibytes(Math.floor(resources.memoryLimit / 1024));
  const tooLittle = memory.toKibibytes() < least.toKibibytes();
  const claim = storage === undefined ? Infinity : bytesOf(storage, { field: 'storage', place });
  if (tooLittle || claim <= claims * memory.toKibibytes() * 1024) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: tooLittle
        ? `the server's memory limit must be at least ${bytesQuantity(least.toKibibytes() * 1024)}`
        : `the claim must hold more than ${claims} times the memory limit, which is also the free space that the server keeps`,
      got: bytesQuantity(tooLittle ? memory.toKibibytes() * 1024 : claim),
      example: `memoryLimit: '${bytesQuantity(least.toKibibytes() * 1024)}', storage: Size.gibibytes(2)`,
    });
  }
  return memory;
}

/** What a server needs of its memory limit. */
interface MemoryBounds {
  readonly place: string;
  /** Least it starts with. */
  readonly least: Size;
  /**
   * How many times the limit the claim must hold.
   * @default 0
   */
  readonly claims?: number;
}
