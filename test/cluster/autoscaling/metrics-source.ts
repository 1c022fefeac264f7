/** What one pod uses of resources, as quantities. A resource that is not there was not measured. */
export interface ResourceUse {
  readonly pod: string;
  readonly usage: { readonly cpu?: string; readonly memory?: string };
  /** The container that uses it; `main` where nobody asks for a container by its name. */
  readonly container?: string;
  /** Cores that a sidecar beside it uses. */
  readonly sidecar?: string;
  /** The time that the sample covers; where it began before the pod was ready, the autoscaler does not count it for CPU. */
  readonly window?: string;
}

/** What one pod reports of a custom metric, as a quantity. */
export interface CustomValue {
  readonly pod: string;
  readonly value: string;
}

/** Whoever knows the figures. Pods are asked for by a label selector. */
export interface MetricsSource {
  resources(namespace: string, selector: string): Promise<readonly ResourceUse[]>;
  custom(namespace: string, selector: string, metric: string): Promise<readonly CustomValue[]>;
  /** One value for each series. */
  external(namespace: string, selector: string, metric: string): Promise<readonly string[]>;
}
