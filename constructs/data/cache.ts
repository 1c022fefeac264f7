import { Connection } from '../core/connection';
import { Endpoint, Protocol } from '../core/endpoint';
import type { SecretRef } from '../core/secret-ref';

/** A cache that something in the cluster serves. */
export interface CacheProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /** Holds the key `password`. */
  readonly secret: SecretRef;
}

/** A cache that a provider runs: an address and a secret reference. */
export interface ManagedCacheProps {
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

/** A Redis that may forget: what is in it can be computed again. Secret key `password`. */
export class Cache {
  /** One in the cluster. */
  public static of(props: CacheProps): Cache {
    return new Cache(Connection.of(props));
  }

  /** One outside the cluster. */
  public static managed(props: ManagedCacheProps): Cache {
    const { host, port = 6379, cidrs, secret } = props;
    return Cache.of({ endpoint: Endpoint.external({ host, port, protocol: Protocol.TCP, cidrs }), secret });
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}
}
