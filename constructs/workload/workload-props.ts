import type { ObjectNames } from './blueprint';
import type { ComponentProps } from './component';
import type { Connection } from '../core/connection';
import type { Identity } from '../core/identity';

/** What every long-running workload takes beside the three bundles. */
export interface WorkloadProps extends ComponentProps {
  /**
   * Name of the workload and its objects.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Who plays the roles of its application.
   * @default - it has none
   */
  readonly roles?: { [role: string]: Connection };
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
   * Further labels, of all its objects and in its selectors.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Names of objects that must keep the ones they already have.
   * @default - all are called as the workload
   */
  readonly names?: ObjectNames;
  /**
   * The only clients that may connect: for guarded zones.
   * @default - whoever states the connection
   */
  readonly clients?: Identity[];
  /**
   * The only ones that may read its metrics, where it lists its clients.
   * @default - nobody in a workload that lists its clients, else whoever monitors it
   */
  readonly scrapers?: Identity[];
}
