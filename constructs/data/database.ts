import { Connection } from '../core/connection';
import { Endpoint, Protocol } from '../core/endpoint';
import type { SecretRef } from '../core/secret-ref';

/** A database that something in the cluster serves. */
export interface DatabaseProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /** Name of the database. */
  readonly name: string;
  /** Name of the user. */
  readonly user: string;
  /** Holds the key `password`. */
  readonly secret: SecretRef;
}

/** A database that a provider runs: an address and a secret reference. */
export interface ManagedDatabaseProps {
  /** DNS name. */
  readonly host: string;
  /**
   * Port.
   * @default 5432
   */
  readonly port?: number;
  /** The address ranges it answers from. */
  readonly cidrs: string[];
  /** Name of the database. */
  readonly name: string;
  /** Name of the user. */
  readonly user: string;
  /** Holds the key `password`. */
  readonly secret: SecretRef;
}

/** A PostgreSQL database, whoever runs it. Attributes `name` and `user`; secret key `password`. */
export class Database {
  /** One in the cluster. */
  public static of(props: DatabaseProps): Database {
    const attributes = { name: props.name, user: props.user };
    return new Database(Connection.of({ endpoint: props.endpoint, secret: props.secret, attributes }));
  }

  /** One outside the cluster. */
  public static managed(props: ManagedDatabaseProps): Database {
    const { host, port = 5432, cidrs } = props;
    return Database.of({ ...props, endpoint: Endpoint.external({ host, port, protocol: Protocol.TCP, cidrs }) });
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}
}
