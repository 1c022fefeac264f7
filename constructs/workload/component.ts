import type { ContainerProps } from './container';
import type { Placement } from './placement';
import type { Rollout } from './rollout';
import type { Sizing } from './sizing';
import type { VolumeProps } from './storage';
import type { Application } from '../application/application';
import type { ApiAccess } from '../policy/access/api-access';
import type { CloudIdentity } from '../policy/access/cloud-identity';

/** What every component takes: an application, its sizing, its rollout. The rest has defaults. */
export interface ComponentProps {
  /** What it runs. */
  readonly application: Application;
  /** How many, how large. */
  readonly sizing: Sizing;
  /**
   * How a new version replaces the old one.
   * @default Rollout.rolling()
   */
  readonly rollout?: Rollout;
  /**
   * Where its pods may run.
   * @default - anywhere, at the default priority
   */
  readonly placement?: Placement;
  /**
   * Containers that run to their end, in order, before the program starts.
   * @default - none
   */
  readonly initContainers?: ContainerProps[];
  /**
   * Containers that start before the program, run beside it and end after it.
   * @default - none
   */
  readonly sidecars?: ContainerProps[];
  /**
   * Volumes that its containers, or it and other pods, share.
   * @default - none
   */
  readonly volumes?: VolumeProps[];
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
