import { Connection } from './connection';
import { Endpoint, type ExternalServiceProps } from './endpoint';
import type { SecretRef } from './secret-ref';

/** Something that runs outside the cluster, and what opens it. */
export interface ExternalServiceOptions extends ExternalServiceProps {
  /**
   * The Secret that opens it.
   * @default - none is needed
   */
  readonly secret?: SecretRef;
  /**
   * What is no secret and has no place in an address: a merchant's number, a region.
   * @default - none
   */
  readonly attributes?: { [name: string]: string };
}

/**
 * A service outside the cluster: an acquirer, a mail provider, a log store. Whoever plays a role of a component with its
 * connection reaches its address ranges and, in a mesh, its host; nobody else does.
 */
export class ExternalService {
  /** `ExternalService.of({ host: 'acquirer.example.com', port: 443, cidrs: ['203.0.113.0/24'], secret })`. */
  public static of(props: ExternalServiceOptions): ExternalService {
    const { secret, attributes } = props;
    return new ExternalService(Connection.of({ endpoint: Endpoint.external(props), secret, attributes }));
  }

  private constructor(
    /** What a client is given. */
    public readonly connection: Connection,
  ) {}

  /** Where it is. */
  public get endpoint(): Endpoint {
    return this.connection.endpoint as Endpoint;
  }
}
