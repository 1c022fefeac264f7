import { Connection } from '../core/connection';
import { Endpoint, Protocol } from '../core/endpoint';
import type { SecretRef } from '../core/secret-ref';

/** A broker that something in the cluster serves. */
export interface BrokerProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /** Holds the keys `username` and `password`. */
  readonly secret: SecretRef;
}

/** A broker that a provider runs: an address and a secret reference. */
export interface ManagedBrokerProps {
  /** DNS name. */
  readonly host: string;
  /**
   * Port.
   * @default 5672
   */
  readonly port?: number;
  /** The address ranges it answers from. */
  readonly cidrs: string[];
  /** Holds the keys `username` and `password`. */
  readonly secret: SecretRef;
}

/** A message broker that speaks AMQP 0-9-1. Secret keys `username` and `password`. */
export class Broker {
  /** One in the cluster. */
  public static of(props: BrokerProps): Broker {
    return new Broker(Connection.of(props));
  }

  /** One outside the cluster. */
  public static managed(props: ManagedBrokerProps): Broker {
    const { host, port = 5672, cidrs, secret } = props;
    return Broker.of({ endpoint: Endpoint.external({ host, port, protocol: Protocol.TCP, cidrs }), secret });
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}
}
