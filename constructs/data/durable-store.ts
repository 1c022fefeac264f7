import { Connection } from '../core/connection';
import { Endpoint, Protocol } from '../core/endpoint';
import type { SecretRef } from '../core/secret-ref';

/** A durable store that something in the cluster serves. */
export interface DurableStoreProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /** Holds the key `password`. */
  readonly secret: SecretRef;
}

/** A durable store that a provider runs: an address and a secret reference. */
export interface ManagedDurableStoreProps {
  /** DNS name. */
  readonly host: string;
  /**
   * Port.
   * @default 6379
   */
  readonly port?: number;
  /** The address ranges it answers from. */
  readonly cidrs: string[];
  /** Holds the key `password`. */
  readonly secret: SecretRef;
}

/**
 * A Redis that never evicts and has written what it confirmed: for idempotency keys. A cache cannot take its place, so
 * it is another type. Secret key `password`.
 */
export class DurableStore {
  /** One in the cluster. */
  public static of(props: DurableStoreProps): DurableStore {
    return new DurableStore(Connection.of(props));
  }

  /** One outside the cluster. */
  public static managed(props: ManagedDurableStoreProps): DurableStore {
    const { host, port = 6379, cidrs, secret } = props;
    return DurableStore.of({ endpoint: Endpoint.external({ host, port, protocol: Protocol.TCP, cidrs }), secret });
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}
}
