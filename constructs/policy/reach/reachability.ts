import { podsElsewhere } from './elsewhere';
import { policiesOf } from './policies';
import { namespacesOf, podGroup, podGroups, type PodGroup } from './pods';
import type { PortSet } from './port-set';
import { verdictOf, type Block, type Verdict } from './verdict';
import { checkCidr } from '../../core/cidr';
import { refuse, shown } from '../../core/errors';
import type { Identity } from '../../core/identity';
import type { FinishedObject } from '../pass/objects';

/** What the manifests alone do not say. */
export interface ReachabilityOptions {
  /**
   * Pods that stand in no manifest, beside those that the policies name: a stranger who is to be tried.
   * @default - none
   */
  readonly others?: Identity[];
  /**
   * Address ranges that pods get their addresses from: a rule for addresses among them opens the way to pods too.
   * @default ['10.244.0.0/16'], which is what kind takes
   */
  readonly podRanges?: string[];
}

/** Something that is open: who, to whom, on which ports. */
export interface Opening {
  /** Pods as `payments/payment-gateway`, or an address range. */
  readonly from: string;
  /** Pods as `payments/payment-gateway`, or an address range, with what is cut out of it. */
  readonly to: string;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly protocol: string;
  /** Ports of the pods or addresses that are called: `8080`, `1-65535`, `80, 443`. */
  readonly ports: string;
}

/** One direction each of one group of pods. */
interface Sides {
  readonly pods: PodGroup;
  readonly ingress: Verdict;
  readonly egress: Verdict;
}

/**
 * Who can reach whom, by the NetworkPolicies among finished objects and by nothing else: read from the objects as
 * Kubernetes documents their meaning, not from what this library had in mind when it wrote them.
 *
 * Pods on the node's own network, a pod's way to itself and the kubelet's probes are beyond policies, and so beyond this.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Reachability {
  /** Reads finished objects, as they stand in manifests. */
  public static of(objects: object[], options: ReachabilityOptions = {}): Reachability {
    const finished = objects as FinishedObject[];
    const namespaces = namespacesOf(finished);
    const others = (options.others ?? []).map(({ name, namespace, selector }) =>
      podGroup(name, namespace, selector, namespaces),
    );
    const ranges = (options.podRanges ?? ['10.244.0.0/16']).map((range) => checkCidr(range, 'Reachability.of'));
    const policies = policiesOf(finished);
    const own = podGroups(finished);
    const known = [...own, ...others];
    const sides = [...known, ...podsElsewhere(policies, known)].map((pods) => ({
      pods,
      ingress: verdictOf(pods, 'ingress', policies, ranges),
      egress: verdictOf(pods, 'egress', policies, ranges),
    }));
    return new Reachability(sides, new Set(own.map(({ name }) => name)));
  }

  private constructor(
    private readonly sides: readonly Sides[],
    private readonly ofManifests: ReadonlySet<string>,
  ) {}

  /**
   * The pods that were looked at, as `payments/payment-gateway`: those of the manifests in their order, those that were
   * given beside them, and those that only policies name (`monitoring/prometheus`).
   */
  public get pods(): string[] {
    return this.sides.map(({ pods }) => pods.name);
  }

  /** Whether pods are made by the manifests, and not somebody else's. */
  public isOwn(name: string): boolean {
    return this.ofManifests.has(name);
  }

  /**
   * Whether pods reach a port of other pods, both as `payments/payment-gateway`. Refuses pods that were not looked at.
   * The protocol is `TCP`, `UDP` or `SCTP`.
   */
  public opens(from: string, to: string, port: number, protocol = 'TCP'): boolean {
    return portsBetween(this.sidesOf(from), this.sidesOf(to)).has(protocol, port);
  }

  /** Every opening from pods to pods, replicas of one workload among each other too. */
  public get amongPods(): Opening[] {
    return this.sides.flatMap((from) =>
      this.sides.flatMap((to) => openings(from.pods.name, to.pods.name, portsBetween(from, to))),
    );
  }

  /** Every opening from pods to addresses outside. */
  public get toOutside(): Opening[] {
    return this.sides.flatMap(({ pods, egress }) =>
      egress.outside.flatMap(({ block, ports }) => openings(pods.name, written(block), ports)),
    );
  }

  /** Every opening from addresses outside to pods. */
  public get fromOutside(): Opening[] {
    return this.sides.flatMap(({ pods, ingress }) =>
      ingress.outside.flatMap(({ block, ports }) => openings(written(block), pods.name, ports)),
    );
  }

  private sidesOf(name: string): Sides {
    return (
      this.sides.find(({ pods }) => pods.name === name) ??
      refuse({
        code: 'VALUE_INVALID',
        place: 'Reachability.opens',
        expected: 'pods must be among those that were looked at, by namespace and workload',
        got: shown(name),
        example: shown(this.pods[0] ?? 'payments/payment-gateway'),
      })
    );
  }
}

/** What the caller may send and the callee takes. */
function portsBetween(from: Sides, to: Sides): PortSet {
  return from.egress.withPods(to.pods).and(to.ingress.withPods(from.pods));
}

function openings(from: string, to: string, ports: PortSet): Opening[] {
  return ports.describe().map((open) => ({ from, to, ...open }));
}

function written({ cidr, except }: Block): string {
  return except.length === 0 ? cidr : `${cidr} except ${except.join(', ')}`;
}
