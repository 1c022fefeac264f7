import type { Environment } from '../../environments/environment';

/** How an add-on is set up: its chart's values, as the chart names them, for an environment. */
export interface AddOn {
  readonly values: (environment: Environment) => object;
  /** Whether another release owns the definitions in the chart's `crds/` folder, which Helm never upgrades. */
  readonly skipCrds?: boolean;
}
