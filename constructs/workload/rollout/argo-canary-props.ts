import type { Duration } from 'cdk8s';
import type { Analysis } from './analysis';

/** A share of the traffic, and how long the new version has it. */
export interface CanaryStep {
  /** Percent of the requests that the new version gets, 1 to 100. */
  readonly weight: number;
  /**
   * How long until the next step.
   * @default - until somebody promotes it
   */
  readonly pause?: Duration;
}

/** A new version that gets more and more of the traffic, kept by Argo Rollouts. */
export interface ArgoCanaryProps {
  /** The steps, at least one, each with more weight than the one before; after the last one it gets everything. */
  readonly steps: CanaryStep[];
  /**
   * What the new version must show from the first step on, or the old one gets everything back.
   * @default - nothing
   */
  readonly analysis?: Analysis;
  /**
   * Name of the route that divides the requests, where the edge has one: the id of a `GatewayEdge` in the component's own
   * namespace, which has this component behind it.
   * @default - a route of the component's own, whose parent is its Service: for meshes that implement the Gateway API for it
   */
  readonly route?: string;
  /**
   * How long a new pod must stay ready before it counts.
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;
  /**
   * After how long without progress a new version is given up; longer than its start.
   * @default - 10 minutes, or 4 minutes more than a pod may take to start
   */
  readonly progressDeadline?: Duration;
}
