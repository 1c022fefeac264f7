import { Duration } from 'cdk8s';
import type { Binding } from './binding';
import type { Configuration } from './configuration';
import type { Folder } from './folder';
import type { Port } from './port';
import type { Probes } from './probe';
import { checkApplication } from './check';
import { FORGET_SECONDS } from './forget';
import type { Image } from '../core/image';
import type { SecretRef } from '../core/secret-ref';

/** Where an application serves its Prometheus metrics. */
export interface Metrics {
  /** Name of the port. */
  readonly port: string;
  /**
   * Path.
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * The counter of the requests that it served: `http_requests_total`. Autoscaling by requests needs it.
   * @default - it counts none
   */
  readonly requests?: string;
}

/** What one image needs and offers. */
export interface ApplicationProps {
  /** The image. */
  readonly image: Image;
  /** Numeric user that the program runs as; never 0. */
  readonly user: number;
  /**
   * Numeric group, of the process and of the volumes it writes.
   * @default - the user's number
   */
  readonly group?: number;
  /**
   * Why the program must run as a user below 10000, where the node may have a user of that number.
   * @default - it could run as any other; linters will say that its number is low
   */
  readonly userReason?: string;
  /**
   * Ports that the program listens on; the first is the one that others mean by default.
   * @default - none
   */
  readonly ports?: Port[];
  /**
   * The questions that tell whether it started, lives and is ready.
   * @default - none: for programs that run to their end
   */
  readonly probes?: Probes;
  /**
   * Folders that it writes to; everything else is read-only.
   * @default - none
   */
  readonly folders?: Folder[];
  /**
   * Where it serves metrics.
   * @default - it has none
   */
  readonly metrics?: Metrics;
  /**
   * Its environment variables, each bound to a value or a role, in the order they are written.
   * @default - none
   */
  readonly variables?: { [name: string]: Binding };
  /**
   * Files it reads at its start.
   * @default - none
   */
  readonly configuration?: Configuration[];
  /**
   * Whether its configuration was computed from its memory limit, so that the one is not changed without the other: then
   * its memory is no value of a Helm chart.
   * @default false
   */
  readonly configuredForMemory?: boolean;
  /**
   * Program, in place of the image's own.
   * @default - the image's entry point
   */
  readonly command?: string[];
  /**
   * Arguments, in place of the image's own.
   * @default - the image's arguments
   */
  readonly args?: string[];
  /**
   * Command to run before the program is told to stop, in place of the plain pause that lets
   * load balancers forget the pod.
   * @default - the pause alone, where the program has ports
   */
  readonly preStop?: string[];
  /**
   * How long load balancers get to forget a pod before its program is told to stop; with `preStop`, the longest that this
   * command takes. At least 5 seconds where the program has ports: endpoints are not removed everywhere at once.
   * @default Duration.seconds(5) where the program has ports, or a `preStop`; else none
   */
  readonly pause?: Duration;
  /**
   * Longest time the program takes to finish its work once told to stop.
   * @default Duration.seconds(30)
   */
  readonly drain?: Duration;
  /**
   * Time from the order to stop to the kill, of a pod whose program this is: at least the pause, the drain, those of the sidecars, and 5 seconds.
   * @default - just that
   */
  readonly gracePeriod?: Duration;
  /**
   * Secrets to pull the image with.
   * @default - none
   */
  readonly pullSecrets?: SecretRef[];
  /**
   * Why this image stands where the user's own belongs.
   * @default - it is the real one
   */
  readonly standIn?: string;
}

/**
 * The typed description of one image. It knows nothing of where it runs and whom it talks to:
 * its variables name roles, and the component says who plays each.
 */
export class Application {
  /** Describes an image; refuses a description that could never run. */
  public static of(props: ApplicationProps): Application {
    checkApplication(props, `Application.of ${props.image.reference}`);
    return new Application(props);
  }

  /** The image. */
  public readonly image: Image;
  /** Ports, the first being the default one. */
  public readonly ports: Port[];
  /** Names of the roles that its variables use, sorted. */
  public readonly roles: string[];
  /** Longest time it takes to finish its work once told to stop. */
  public readonly drain: Duration;
  /** How long a pod stays as it is once it is ordered to end. */
  public readonly pause: Duration;

  private constructor(
    /** @internal */
    readonly _props: ApplicationProps,
  ) {
    this.image = _props.image;
    this.ports = [...(_props.ports ?? [])];
    this.drain = _props.drain ?? Duration.seconds(30);
    this.pause = _props.pause ?? usualPause(_props);
    const roles = Object.values(_props.variables ?? {}).flatMap((binding) => binding._role ?? []);
    this.roles = [...new Set(roles)].sort();
  }
  /** The longest that its start may take, in seconds, until its probes give it up; nothing where nobody asks. @internal */
  public get _longestStart(): number {
    const { probes } = this._props;
    return probes === undefined ? 0 : (probes.startup ?? probes.readiness._forStart())._longest;
  }
}

function usualPause({ ports = [], preStop }: ApplicationProps): Duration {
  return Duration.seconds(ports.length > 0 || preStop !== undefined ? FORGET_SECONDS : 0);
}
