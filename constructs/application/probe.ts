import { Duration } from 'cdk8s';
import { refuse, shown } from '../core/errors';
import { checkText, URL_PATH } from '../core/text';
import { checkWhole } from '../core/whole-number';

/** When and how often a probe asks. */
export interface ProbeOptions {
  /**
   * Name of the port to ask.
   * @default - the application's first port
   */
  readonly port?: string;
  /**
   * Time between two questions, at least one second.
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;
  /**
   * How long an answer may take, at least one second.
   * @default Duration.seconds(2)
   */
  readonly timeout?: Duration;
  /**
   * How many failures in a row count, at least 1.
   * @default 3
   */
  readonly failures?: number;
}

/** What an HTTP probe sends beside. */
export interface HttpProbeOptions extends ProbeOptions {
  /**
   * Headers of the request: `{ Host: 'shop.example.com' }`.
   * @default - none of one's own
   */
  readonly headers?: { [name: string]: string };
}

/**
 * One question that the kubelet asks of a container.
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  /** GET of a path; 200 to 399 is a yes. */
  public static http(path: string, options: HttpProbeOptions = {}): Probe {
    checkHeaders(options.headers ?? {});
    if (!URL_PATH.test(path)) {
      refuse({
        code: 'PROBE_INVALID',
        place: 'Probe.http',
        expected: 'a probe path must start with a slash and hold no spaces or control characters',
        got: shown(path),
        example: `Probe.http('/health')`,
      });
    }
    return new Probe('http', options, path);
  }

  /** The standard gRPC health check. `service` is the name asked for; empty asks for the whole server. */
  public static grpc(service = '', options: ProbeOptions = {}): Probe {
    return new Probe('grpc', options, checkText(service, 'Probe.grpc'));
  }

  /** Whether the port accepts a connection. */
  public static tcp(options: ProbeOptions = {}): Probe {
    return new Probe('tcp', options);
  }

  /** Whether a command in the container exits with 0. */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    if (command.length === 0) {
      refuse({
        code: 'PROBE_INVALID',
        place: 'Probe.exec',
        expected: 'a probe command must not be empty',
        got: '[]',
        example: `Probe.exec(['pg_isready', '-h', '127.0.0.1'])`,
      });
    }
    command.forEach((part) => checkText(part, 'Probe.exec'));
    return new Probe('exec', options, undefined, [...command]);
  }

  private readonly period: number;
  private readonly timeout: number;
  private readonly failures: number;

  private constructor(
    private readonly kind: 'http' | 'grpc' | 'tcp' | 'exec',
    private readonly options: HttpProbeOptions,
    private readonly target?: string,
    private readonly command?: string[],
  ) {
    this.period = this.atLeastOne('period', options.period?.toSeconds({ integral: false }) ?? 10);
    this.timeout = this.atLeastOne('timeout', options.timeout?.toSeconds({ integral: false }) ?? 2);
    this.failures = this.atLeastOne('failures', options.failures ?? 3);
  }

  private atLeastOne(field: string, value: number): number {
    const example = field === 'failures' ? 'failures: 3' : `${field}: Duration.seconds(10)`;
    return checkWhole(value, { code: 'PROBE_INVALID', field, place: `Probe.${this.kind}`, least: 1, example });
  }

  /** The longest that it asks for a yes before its no counts, in seconds. @internal */
  public get _longest(): number {
    return this.period * this.failures;
  }

  /** The port it names, if it names one. @internal */
  public get _port(): string | undefined {
    return this.options.port;
  }

  /** The probe as a container's field; `ports` maps the application's port names to numbers. @internal */
  public _manifest(ports: ReadonlyMap<string, number>): object {
    return {
      ...this.question(ports),
      periodSeconds: this.period,
      timeoutSeconds: this.timeout,
      failureThreshold: this.failures,
    };
  }

  private question(ports: ReadonlyMap<string, number>): object {
    const name = this.options.port ?? [...ports.keys()][0] ?? '';
    switch (this.kind) {
      case 'http':
        return { httpGet: { path: this.target, port: name, ...this.headers() } };
      case 'grpc':
        return { grpc: { port: ports.get(name), ...(this.target ? { service: this.target } : {}) } };
      case 'tcp':
        return { tcpSocket: { port: name } };
      case 'exec':
        return { exec: { command: this.command } };
    }
  }

  private headers(): object {
    const headers = Object.entries(this.options.headers ?? {});
    return headers.length === 0 ? {} : { httpHeaders: headers.map(([name, value]) => ({ name, value })) };
  }

  /** The same question as the one of a start: every 5 seconds for up to 5 minutes. @internal */
  public _forStart(): Probe {
    const options = { ...this.options, period: Duration.seconds(5), failures: 60 };
    return new Probe(this.kind, options, this.target, this.command);
  }

  /** Whether it asks a port at all. @internal */
  public get _needsPort(): boolean {
    return this.kind !== 'exec';
  }
}

function checkHeaders(headers: { readonly [name: string]: string }): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[-A-Za-z0-9]+$/.test(name) || !/^[^\p{Cc}\p{Surrogate}]*$/u.test(value)) {
      refuse({
        code: 'PROBE_INVALID',
        place: 'Probe.http',
        expected: "a header's name must be letters, digits and hyphens, and its value one line",
        got: shown({ [name]: value }),
        example: `headers: { Host: 'shop.example.com' }`,
      });
    }
  }
}

/** The three questions; what each decides is Kubernetes' own. */
export interface Probes {
  /**
   * Asked until it says yes once; the other two wait for it. Its period times its failures is the longest start.
   * @default - the readiness question, every 5 seconds for up to 5 minutes
   */
  readonly startup?: Probe;
  /**
   * A no restarts the container. It must not depend on anything outside the container.
   * @default - none: a readiness question reused here would restart pods for a neighbour's fault
   */
  readonly liveness?: Probe;
  /** A no takes the pod out of its Services. */
  readonly readiness: Probe;
}
