import { Size } from 'cdk8s';
import type { Identity } from '../core/identity';
import type { Image } from '../core/image';
import type { OwnNodes } from '../core/own-nodes';
import type { Resources } from '../core/resources';

/** What every data service that an operator runs takes. */
export interface OperatedProps {
  /** Image of the server. */
  readonly image: Image;
  /** What one instance asks for and may use. */
  readonly resources: Resources;
  /** Size of the claim of each instance. */
  readonly storage: Size;
  /**
   * StorageClass of the claims.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
  /**
   * The only clients that may connect.
   * @default - whoever states the connection
   */
  readonly clients?: Identity[];
  /**
   * The only ones that may read its metrics, where it lists its clients.
   * @default - nobody in a service that lists its clients, else whoever monitors it
   */
  readonly scrapers?: Identity[];
  /**
   * Name of the instances' PriorityClass.
   * @default - the cluster's default priority
   */
  readonly priorityClassName?: string;
  /**
   * Nodes that are there for pods like these alone.
   * @default - none: wherever there is room
   */
  readonly ownNodes?: OwnNodes;
  /**
   * Namespace: that of its owner.
   * @default - the chart's
   */
  readonly namespace?: string;
}
