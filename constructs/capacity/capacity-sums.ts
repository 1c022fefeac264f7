import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import { availableReplicas, shortfall } from './availability';
import { checkAvailability, checkCount, checkRate, checkShare, MOST_REPLICAS } from './checks';
import { desiredReplicas, type DesiredReplicasProps } from './desired-replicas';
import { loadReplicas } from './load-replicas';
import { nodesOf, type NodesProps } from './nodes';
import { podRequests, type ContainerRequests } from './pod-requests';
import { awayOf, updateReplicas } from './rolling-update';
import { needOf } from './target-pods';
import { zoneLossReplicas } from './zone-loss';
import { refuse } from '../core/errors';

/** A load, and what one replica does about it. */
export interface LoadReplicasProps {
  /** Requests per second at the peak, above 0. */
  readonly requestsPerSecond: number;
  /** Requests per second that one replica serves when it does nothing else, above 0. */
  readonly perReplica: number;
  /** Share of that which is meant to be in use at the peak, above 0 and at most 1. */
  readonly targetUtilisation: number;
}

/** How many of the replicas must be up, and how surely. */
export interface AvailabilityReplicasProps {
  /** The probability that is wanted, above 0 and at most 0.999999999. */
  readonly availability: number;
  /** The probability that one replica is up, independent of the others, above 0 and at most 1. */
  readonly replicaUp: number;
  /** How many must be up, at least 1. */
  readonly needed: number;
}

/**
 * The sums behind replicas and nodes: pure functions, which refuse what is out of bounds (`VALUE_INVALID`) or cannot be
 * reached (`CAPACITY_UNREACHABLE`). `CapacityPlan` puts them together.
 */
export class CapacitySums {
  /**
   * What a pod requests, by resource: R = Σ rᵢ over what runs together, or an init container with the sidecars before it
   * where that is more. `containers` stand in the order of the pod, init containers and sidecars first.
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
   */
  public static podRequests(containers: ContainerRequests[]): { [resource: string]: number } {
    return { ...podRequests(containers) };
  }

  /**
   * Pods of an application: T = ⌈R / C⌉, the larger over the resources, with R its demand and C what one pod may use.
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  public static targetPods(demand: { [resource: string]: number }, perPod: { [resource: string]: number }): number {
    return needOf(demand, perPod, 'CapacitySums.targetPods').count;
  }

  /**
   * Nodes of a group: ⌈Σ requests / allocatable of one node after daemons⌉, the larger over the resources. A bound from
   * below, for pods cannot be cut.
   * @see https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/
   */
  public static nodes(props: NodesProps): number {
    return nodesOf(props, 'CapacitySums.nodes').count;
  }

  /**
   * Replicas for a load: ⌈peak / (what one replica serves × target utilisation)⌉.
   * @see https://sre.google/sre-book/handling-overload/
   */
  public static replicasForLoad(props: LoadReplicasProps): number {
    const place = 'CapacitySums.replicasForLoad';
    const { requestsPerSecond, perReplica, targetUtilisation } = props;
    return loadReplicas(
      checkRate(requestsPerSecond, 'requestsPerSecond', place),
      checkRate(perReplica, 'perReplica', place),
      checkShare(targetUtilisation, 'targetUtilisation', place),
    );
  }

  /**
   * Replicas for an availability D when one is up with probability a and k must be up: the least n with
   * Σ_{i≥k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ ≥ D.
   * @see https://en.wikipedia.org/wiki/Binomial_distribution#Cumulative_distribution_function
   */
  public static replicasForAvailability(props: AvailabilityReplicasProps): number {
    const place = 'CapacitySums.replicasForAvailability';
    const needed = checkCount(props.needed, 'needed', place);
    const up = checkShare(props.replicaUp, 'replicaUp', place);
    const target = checkAvailability(props.availability, 'availability', place);
    return (
      availableReplicas(needed, up, target) ??
      refuse({
        code: 'CAPACITY_UNREACHABLE',
        place,
        expected: `at most ${MOST_REPLICAS} replicas must be enough for ${needed} of them to be up`,
        got: `more, where one is up with probability ${up}`,
        example: 'replicaUp: 0.99',
      })
    );
  }

  /** The availability of n replicas of which k must be up: Σ_{i≥k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ, with a for `replicaUp`. */
  public static availability(replicas: number, needed: number, replicaUp: number): number {
    const place = 'CapacitySums.availability';
    checkCount(replicas, 'replicas', place);
    checkCount(needed, 'needed', place);
    return 1 - shortfall(replicas, needed, checkShare(replicaUp, 'replicaUp', place));
  }

  /**
   * Replicas that keep what is needed through a rolling update: ⌈needed / (1 − u)⌉ where u is a share, needed + u where it
   * is a count.
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
   */
  public static replicasThroughUpdate(needed: number, maxUnavailable: PercentOrAbsolute): number {
    const place = 'CapacitySums.replicasThroughUpdate';
    return updateReplicas(checkCount(needed, 'needed', place), awayOf(maxUnavailable, place), place);
  }

  /**
   * Replicas that keep what is needed when one of the zones is lost, where they are spread evenly: ⌈needed × z / (z − 1)⌉.
   * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html
   */
  public static replicasForZoneLoss(needed: number, zones: number): number {
    const place = 'CapacitySums.replicasForZoneLoss';
    checkCount(needed, 'needed', place);
    if (checkCount(zones, 'zones', place) === 1) {
      refuse({
        code: 'CAPACITY_UNREACHABLE',
        place,
        expected: 'there must be at least 2 zones, or nothing is left when one is lost',
        got: '1',
        example: 'zones: 3',
      });
    }
    return zoneLossReplicas(needed, zones);
  }
  /**
   * How many replicas the horizontal autoscaler of Kubernetes 1.34 sets next, where no rate policy and no stabilisation
   * holds it back: ⌈pods × use / target⌉ within the bounds, nothing new within the tolerance; the metric that asks for
   * most wins. It knows shares of requests, means over pods and external amounts; not objects' metrics, single
   * containers, external totals that are no average, and scaling to none.
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
   */
  public static desiredReplicas(props: DesiredReplicasProps): number {
    return desiredReplicas(props);
  }
}
