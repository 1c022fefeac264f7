import { isIPv4 } from 'net';
import { checkCidr } from './cidr';
import type { Identity } from './identity';
import { checkHost, checkServiceName } from './names';
import { checkPort } from './port-number';
import { refuse } from './errors';

/** What is spoken on a port. */
export enum Protocol {
  /** HTTP/1.1 or HTTP/2 without TLS. */
  HTTP = 'http',
  /** HTTP over TLS. */
  HTTPS = 'https',
  /** gRPC without TLS. */
  GRPC = 'grpc',
  /** Anything else over TLS from the first byte. */
  TLS = 'tls',
  /** Anything else on TCP, TLS that begins later too. */
  TCP = 'tcp',
}

/** A Service in the cluster, and the pods behind it. */
export interface ServiceEndpointProps {
  /** Name of the Service. */
  readonly service: string;
  /** Port of the Service. */
  readonly port: number;
  /** What is spoken there. */
  readonly protocol: Protocol;
  /** The pods behind the Service. */
  readonly identity: Identity;
  /**
   * The pods' own port, which is what NetworkPolicies see.
   * @default - the Service's port
   */
  readonly targetPort?: number;
  /**
   * The only clients that may connect; the owner writes their policies. A connection of anyone else is refused.
   * @default - whoever states the connection may connect, and its statement writes the policy
   */
  readonly clients?: Identity[];
  /**
   * A second Service, in front of a version that proves itself: a route of the edge divides the requests between the two.
   * @default - none
   */
  readonly canaryService?: string;
}

/** An address outside the cluster. */
export interface ExternalServiceProps {
  /** DNS name, or IPv4 address. */
  readonly host: string;
  /** Port. */
  readonly port: number;
  /**
   * What is spoken there.
   * @default Protocol.HTTPS
   */
  readonly protocol?: Protocol;
  /** The address ranges it answers from: what a plain NetworkPolicy can let out to. */
  readonly cidrs: string[];
}

/** Where something can be reached, and what a policy must let through for it. */
export class Endpoint {
  /** A Service of the cluster. */
  public static service(props: ServiceEndpointProps): Endpoint {
    const place = `Endpoint.service ${props.service}`;
    checkServiceName(props.service, place);
    return new Endpoint(
      `${props.service}.${props.identity.namespace}.svc`,
      checkPort(props.port, place),
      props.protocol,
      checkPort(props.targetPort ?? props.port, place),
      [],
      props.identity,
      props.clients,
      props.canaryService,
    );
  }

  /** Something outside the cluster: an acquirer, a managed database. */
  public static external(props: ExternalServiceProps): Endpoint {
    const place = `Endpoint.external ${props.host}`;
    const port = checkPort(props.port, place);
    if (!isIPv4(props.host)) {
      checkHost(props.host, place);
    }
    if (props.cidrs.length === 0) {
      refuse({
        code: 'CIDR_INVALID',
        place,
        expected: 'an outside address must list the ranges it answers from',
        got: 'no range',
        example: `cidrs: ['203.0.113.0/24']`,
      });
    }
    const cidrs = props.cidrs.map((cidr) => checkCidr(cidr, place));
    return new Endpoint(props.host, port, props.protocol ?? Protocol.HTTPS, port, cidrs);
  }

  private constructor(
    /** DNS name that a client uses. */
    public readonly host: string,
    /** Port that a client uses. */
    public readonly port: number,
    /** What is spoken there. */
    public readonly protocol: Protocol,
    /** Port that the policies see. */
    public readonly targetPort: number,
    /** Address ranges, for an endpoint outside the cluster. */
    public readonly cidrs: string[],
    /** The pods behind it, for an endpoint in the cluster. */
    public readonly identity?: Identity,
    /** The only clients that may connect, where the owner lists them. */
    public readonly clients?: Identity[],
    /** A second Service, between which and this one a route of the edge divides the requests. */
    public readonly canaryService?: string,
  ) {}

  /** Host and port as one text: `orders-database.commerce.svc:5432`. */
  public get hostPort(): string {
    return `${this.host}:${this.port}`;
  }
}
