import type { ComponentDemandProps, DemandProps } from './component-demand';
import type { NodeGroupProps } from './node-group';

/** A demand, the components that answer it, and the nodes that they run on. */
export interface CapacityPlanProps extends DemandProps {
  /** The components, by names of your own. */
  readonly components: { [name: string]: ComponentDemandProps };
  /**
   * The groups of nodes, by names of your own.
   * @default - nodes are not counted
   */
  readonly nodeGroups?: { [name: string]: NodeGroupProps };
}
