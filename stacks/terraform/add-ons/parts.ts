import { isPresent } from '../../add-ons/presence';
import type { Environment } from '../../environments/environment';

/** Name of the add-ons' priority: `system-cluster-critical` needs a quota outside kube-system on some clouds. */
export const ADD_ON_PRIORITY = 'add-ons';

/** A switch of a chart. */
export interface Enabled {
  readonly enabled: boolean;
}

/** A disruption budget, as most charts take it. */
export interface Budget extends Enabled {
  readonly minAvailable: number;
}

/** Requests, and how much memory at most: CPU is not limited, for a throttled operator is a late one. */
export interface PodResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/** Where replicas stand apart. */
export interface Spread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: 'ScheduleAnyway';
  readonly labelSelector: { readonly matchLabels: { readonly [label: string]: string } };
}

/** As many replicas as high availability asks, or one. */
export function replicas({ highlyAvailable }: Environment, many: number): number {
  return highlyAvailable ? many : 1;
}

/** A budget where there is more than one replica: for a single one it would block every drain. */
export function budget({ highlyAvailable }: Environment, minAvailable = 1): Budget {
  return { enabled: highlyAvailable, minAvailable };
}

/** What a pod asks for, and what its memory may grow to. */
export function resources(cpu: string, memory: string, most: string): PodResources {
  return { requests: { cpu, memory }, limits: { memory: most } };
}

/** Replicas in different zones, where there are several. */
export function spread(name: string): Spread[] {
  return spreadOf({ 'app.kubernetes.io/name': name });
}

/** The same, for pods with other labels. */
export function spreadOf(matchLabels: { readonly [label: string]: string }): Spread[] {
  const topologyKey = 'topology.kubernetes.io/zone';
  return [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels } }];
}

/** Monitors, where their definitions are: without them a chart with a monitor is refused. */
export function monitored(environment: Environment): Enabled {
  return { enabled: isPresent(environment, 'prometheus-operator-crds') };
}
