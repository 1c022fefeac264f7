import { Protocol } from '../core/endpoint';
import { checkObjectName } from '../core/names';
import { checkPort } from '../core/port-number';

/** How a port is called and offered. */
export interface PortOptions {
  /**
   * Name, at most 15 characters.
   * @default - the protocol: `http`, `grpc`, `tcp`
   */
  readonly name?: string;
  /**
   * The port of the Service in front of it.
   * @default - the same number
   */
  readonly servicePort?: number;
}

/** A port that the program listens on. */
export class Port {
  /** HTTP without TLS. */
  public static http(port: number, options: PortOptions = {}): Port {
    return new Port(Protocol.HTTP, port, options);
  }

  /** gRPC without TLS. */
  public static grpc(port: number, options: PortOptions = {}): Port {
    return new Port(Protocol.GRPC, port, options);
  }

  /** Anything else on TCP. */
  public static tcp(port: number, options: PortOptions = {}): Port {
    return new Port(Protocol.TCP, port, options);
  }

  /** Name, unique in the application. */
  public readonly name: string;
  /** Number that the program listens on. */
  public readonly containerPort: number;
  /** Number that the Service offers. */
  public readonly servicePort: number;

  private constructor(
    /** What is spoken there. */
    public readonly protocol: Protocol,
    port: number,
    options: PortOptions,
  ) {
    const place = `Port.${protocol}`;
    this.name = checkObjectName(options.name ?? protocol, place, 15);
    this.containerPort = checkPort(port, place);
    this.servicePort = checkPort(options.servicePort ?? port, place);
  }
}
