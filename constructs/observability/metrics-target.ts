import type { Endpoint } from '../core/endpoint';

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
}
