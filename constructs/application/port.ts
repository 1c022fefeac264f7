import { Protocol } from '../core/endpoint';
import { refuse, shown } from '../core/errors';
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
    this.name = checkPortName(options.name ?? protocol, place);
    this.containerPort = checkPort(port, place);
    this.servicePort = checkPort(options.servicePort ?? port, place);
  }
}

/** A port's name is stricter than an object's. @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
function checkPortName(name: string, place: string): string {
  checkObjectName(name, place, 15);
  if (!/[a-z]/.test(name) || name.includes('--')) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: "a port's name must have a letter and no two hyphens in a row",
      got: shown(name),
      example: shown('metrics'),
    });
  }
  return name;
}
