import { Connection } from '../core/connection';
import { Endpoint, Protocol } from '../core/endpoint';
import type { SecretRef } from '../core/secret-ref';

/** A table store that something in the cluster serves. */
export interface TableStoreProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /** Region that clients sign their requests for. */
  readonly region: string;
  /**
   * Holds the keys `access-key-id` and `secret-access-key`.
   * @default - clients have a cloud identity
   */
  readonly secret?: SecretRef;
}

/** DynamoDB itself: an address, and a secret reference or the cloud identity of its clients. */
export interface ManagedTableStoreProps {
  /** Region of the tables. */
  readonly region: string;
  /** The address ranges of the region's endpoint, or of the VPC endpoint in front of it. */
  readonly cidrs: string[];
  /**
   * Holds the keys `access-key-id` and `secret-access-key`.
   * @default - clients have a cloud identity
   */
  readonly secret?: SecretRef;
  /**
   * DNS name.
   * @default - the region's public endpoint
   */
  readonly host?: string;
}

/** A store that speaks DynamoDB. Attribute `region`; secret keys `access-key-id` and `secret-access-key`, where it has a secret. */
export class TableStore {
  /** One in the cluster. */
  public static of(props: TableStoreProps): TableStore {
    const { endpoint, secret, region } = props;
    return new TableStore(Connection.of({ endpoint, secret, attributes: { region } }));
  }

  /** DynamoDB itself. */
  public static managed(props: ManagedTableStoreProps): TableStore {
    const host = props.host ?? `dynamodb.${props.region}.amazonaws.com`;
    const endpoint = Endpoint.external({ host, port: 443, protocol: Protocol.HTTPS, cidrs: props.cidrs });
    return TableStore.of({ ...props, endpoint });
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}
}
