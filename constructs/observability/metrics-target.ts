import type { Endpoint } from '../core/endpoint';

/** One page of metrics. */
export interface MetricsPage {
  /** Path. */
  readonly path: string;
  /**
   * Parameters of the question.
   * @default - none
   */
  readonly parameters?: { [name: string]: string[] };
  /**
   * Labels that each series of the page gets.
   * @default - those that the Prometheus operator gives: namespace, pod, container
   */
  readonly labels?: { [label: string]: string };
}

/** Where a workload's Prometheus metrics are. */
export interface MetricsTarget {
  /** The port, and the pods that serve it. */
  readonly endpoint: Endpoint;
  /** Name of the port. */
  readonly portName: string;
  /** Path. */
  readonly path: string;
  /** Whether a Service carries the port; without one the pods themselves are asked. */
  readonly throughService: boolean;
  /**
   * Further pages of the same port.
   * @default - none
   */
  readonly pages?: MetricsPage[];
}
