import type { OwnNodes } from '../core/own-nodes';

/** A taint that the pods tolerate. */
export interface Toleration {
  /**
   * Key of the taint.
   * @default - every key
   */
  readonly key?: string;
  /**
   * Value of the taint.
   * @default - any value
   */
  readonly value?: string;
  /**
   * Effect of the taint: `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   * @default - every effect
   */
  readonly effect?: string;
}

/**
 * Where pods may run and who goes first. Replicas always spread over zones and nodes.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface Placement {
  /**
   * Name of the PriorityClass.
   * @default - the cluster's default priority
   */
  readonly priorityClassName?: string;
  /**
   * Labels that a node must have.
   * @default - any node
   */
  readonly nodeSelector?: { [label: string]: string };
  /**
   * Taints that the pods tolerate.
   * @default - none
   */
  readonly tolerations?: Toleration[];
  /**
   * Nodes that are there for pods like these alone: the pods select their label and tolerate their taint, besides what is
   * said above.
   * @default - none: wherever there is room
   */
  readonly ownNodes?: OwnNodes;
}

/** The label by which a controller tells the pods of two versions apart: Kubernetes' own, or Argo's. */
export type VersionLabel = 'pod-template-hash' | 'rollouts-pod-template-hash';

/** Whether pods spread: not a single one; those of a version apart from the previous one; those of a StatefulSet together. */
export type Spreading = 'none' | 'all' | VersionLabel;

/** The scheduling fields of a pod, which spreads among those that the same labels select. */
export function placementFields(placement: Placement, selector: object, spreading: Spreading): object {
  return {
    ...(placement.priorityClassName === undefined ? {} : { priorityClassName: placement.priorityClassName }),
    ...nodeFields(placement),
    ...(spreading === 'none' ? {} : { topologySpreadConstraints: spread(selector, spreading) }),
  };
}

/** Which nodes, in the words of a pod. */
export function nodeFields({ nodeSelector, tolerations, ownNodes }: Placement): object {
  const selected = { ...nodeSelector, ...ownNodes?._nodeSelector };
  const tolerated = [...(tolerations ?? []), ...(ownNodes === undefined ? [] : [ownNodes._toleration])];
  return {
    ...(nodeSelector === undefined && ownNodes === undefined ? {} : { nodeSelector: selected }),
    ...(tolerations === undefined && ownNodes === undefined ? {} : { tolerations: tolerated.map(tolerationField) }),
  };
}

function tolerationField(toleration: Toleration): object {
  const { key, value, effect } = toleration;
  return {
    ...(key === undefined ? {} : { key }),
    ...(value === undefined ? { operator: 'Exists' } : { operator: 'Equal', value }),
    ...(effect === undefined ? {} : { effect }),
  };
}

/**
 * Evenly over zones, which is held; evenly over nodes, which is preferred. Nodes that the pod could not use do not
 * count, and neither do pods of the previous version: otherwise the second zone's drain sticks.
 */
function spread(selector: object, spreading: 'all' | VersionLabel): object[] {
  const constraint = (topologyKey: string, whenUnsatisfiable: string) => ({
    topologyKey,
    whenUnsatisfiable,
    maxSkew: 1,
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: selector },
    ...(spreading === 'all' ? {} : { matchLabelKeys: [spreading] }),
  });
  return [
    constraint('topology.kubernetes.io/zone', 'DoNotSchedule'),
    constraint('kubernetes.io/hostname', 'ScheduleAnyway'),
  ];
}
