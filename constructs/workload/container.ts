import type { Application } from '../application/application';
import type { Connection } from '../core/connection';
import type { Resources } from '../core/resources';

/** A further container of a pod: an init container that runs first, or a sidecar that runs beside. */
export interface ContainerProps {
  /** Name, unique in the pod. */
  readonly name: string;
  /** What it runs. */
  readonly application: Application;
  /** What it asks for and may use. */
  readonly resources: Resources;
  /**
   * Who plays the roles of its application.
   * @default - it has none
   */
  readonly roles?: { [role: string]: Connection };
}
