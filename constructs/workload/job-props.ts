import { Duration } from 'cdk8s';
import type { ContainerProps } from './container';
import type { Placement } from './placement';
import type { VolumeProps } from './storage';
import type { Application } from '../application/application';
import type { Connection } from '../core/connection';
import type { Resources } from '../core/resources';
import type { ApiAccess } from '../policy/access/api-access';
import type { CloudIdentity } from '../policy/access/cloud-identity';

/** What every job takes. */
export interface JobProps {
  /**
   * Name of the workload and its objects.
   * @default - the construct's id
   */
  readonly name?: string;
  /** What it runs to its end. */
  readonly application: Application;
  /** What it asks for and may use. */
  readonly resources: Resources;
  /**
   * Who plays the roles of its application.
   * @default - it has none
   */
  readonly roles?: { [role: string]: Connection };
  /**
   * Containers that run to their end before it starts.
   * @default - none
   */
  readonly initContainers?: ContainerProps[];
  /**
   * Volumes that it shares with other pods.
   * @default - none
   */
  readonly volumes?: VolumeProps[];
  /**
   * Where its pods may run.
   * @default - anywhere
   */
  readonly placement?: Placement;
  /**
   * The part it plays, for the label `app.kubernetes.io/component`.
   * @default - its name
   */
  readonly component?: string;
  /**
   * Namespace.
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Longest time one run may take, all its tries together.
   * @default Duration.minutes(30)
   */
  readonly deadline?: Duration;
  /**
   * How often a failed run is tried again, 0 or more.
   * @default 3
   */
  readonly retries?: number;
  /**
   * Why it talks to the Kubernetes API, and what it may ask.
   * @default - it does not: no token is mounted
   */
  readonly apiAccess?: ApiAccess;
  /**
   * Who it is to its cloud.
   * @default - nobody
   */
  readonly cloudIdentity?: CloudIdentity;
}
