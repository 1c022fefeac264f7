import type { Endpoint } from './endpoint';
import type { SecretRef } from './secret-ref';
import { checkText } from './text';

/** What a client needs to know of the other end. */
export interface ConnectionProps {
  /** Where it is. */
  readonly endpoint: Endpoint;
  /**
   * The Secret that opens it.
   * @default - none is needed
   */
  readonly secret?: SecretRef;
  /**
   * What is no secret and has no place in an address: database name, user, region.
   * @default - none
   */
  readonly attributes?: { [name: string]: string };
}

/**
 * One stated connection: from it come the variables, the policies on both sides and the picture.
 * A component gives each role of its application one of these.
 */
export class Connection {
  /** A connection with credentials or attributes. */
  public static of(props: ConnectionProps): Connection {
    return new Connection(props.endpoint, props.secret, { ...props.attributes });
  }

  /** No connection at all: a Secret of the component's own, such as a signing key. It opens no way to anyone. */
  public static secretOnly(secret: SecretRef): Connection {
    return new Connection(undefined, secret, {});
  }

  /** A connection that needs nothing but the address. */
  public static to(endpoint: Endpoint): Connection {
    return new Connection(endpoint, undefined, {});
  }

  private constructor(
    /** Where it is; nothing for a Secret alone. */
    public readonly endpoint: Endpoint | undefined,
    /** The Secret that opens it, if one does. */
    public readonly secret: SecretRef | undefined,
    /** Further facts by name. */
    public readonly attributes: { [name: string]: string },
  ) {
    Object.entries(attributes).forEach(([name, text]) => checkText(text, `Connection ${name}`));
  }
}
