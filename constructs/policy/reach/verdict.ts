import { contains, overlaps } from './addresses';
import type { Peer, Policy, Rule, RulePort } from './policies';
import type { PodGroup } from './pods';
import { PortSet } from './port-set';
import { selects } from './selector';

/** A range of addresses outside the cluster, less what is cut out of it. */
export interface Block {
  readonly cidr: string;
  readonly except: readonly string[];
}

/** What the policies say of one direction of one group of pods. */
export interface Verdict {
  /** Every port, where no policy governs the direction; else what some rule lets through, to or from these pods. */
  withPods(other: PodGroup): PortSet;
  /** What is open to or from addresses outside: one entry a range and rule. */
  readonly outside: readonly { readonly block: Block; readonly ports: PortSet }[];
}

/** Every address, of both families. */
const EVERYWHERE: readonly Block[] = ['0.0.0.0/0', '::/0'].map((cidr) => ({ cidr, except: [] }));

/** A rule, and the namespace of the policy that it stands in. */
interface PlacedRule extends Rule {
  readonly namespace: string;
}

/**
 * What a pod's policies together allow in one direction. Policies only add: what any rule of any of them allows is
 * allowed, and where no policy governs the direction everything is.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function verdictOf(
  pods: PodGroup,
  direction: 'ingress' | 'egress',
  policies: readonly Policy[],
  podRanges: readonly string[],
): Verdict {
  const governing = policies.filter(
    (policy) =>
      policy.namespace === pods.namespace &&
      policy[direction] !== undefined &&
      selects(policy.podSelector, pods.labels),
  );
  if (governing.length === 0) {
    return { withPods: () => PortSet.ALL, outside: EVERYWHERE.map((block) => ({ block, ports: PortSet.ALL })) };
  }
  const rules = governing.flatMap(({ namespace, [direction]: own = [] }) =>
    own.map((rule) => ({ ...rule, namespace })),
  );
  return {
    withPods: (other) => {
      const callee = direction === 'ingress' ? pods : other;
      return rules
        .filter((rule) => meansPods(rule, other, podRanges))
        .reduce((open, { ports }) => open.or(portsOf(ports, callee)), PortSet.NONE);
    },
    outside: rules.flatMap((rule) => {
      const ports = portsOf(rule.ports, direction === 'ingress' ? pods : undefined);
      return ports.isEmpty ? [] : blocksOf(rule).map((block) => ({ block, ports }));
    }),
  };
}

/** Whether a rule means these pods. A block of addresses means every pod, where pods may have addresses in it. */
function meansPods({ peers, namespace }: PlacedRule, pods: PodGroup, podRanges: readonly string[]): boolean {
  return peers.length === 0 || peers.some((peer) => isPeer(peer, namespace, pods, podRanges));
}

function isPeer(peer: Peer, namespace: string, pods: PodGroup, podRanges: readonly string[]): boolean {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (ipBlock !== undefined) {
    const { cidr, except = [] } = ipBlock;
    return podRanges.some((range) => overlaps(cidr, range) && !except.some((hole) => contains(hole, range)));
  }
  const inNamespace =
    namespaceSelector === undefined
      ? podSelector !== undefined && pods.namespace === namespace
      : selects(namespaceSelector, pods.namespaceLabels);
  return inNamespace && selects(podSelector ?? {}, pods.labels);
}

function blocksOf({ peers }: Rule): readonly Block[] {
  return peers.length === 0
    ? EVERYWHERE
    : peers.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : [{ except: [], ...ipBlock }]));
}

/** Names of ports are those of the pods that are called; an address outside has none. */
function portsOf(ports: readonly RulePort[], callee: PodGroup | undefined): PortSet {
  return ports.length === 0 ? PortSet.ALL : ports.reduce((open, port) => open.or(portSet(port, callee)), PortSet.NONE);
}

function portSet({ protocol = 'TCP', port, endPort }: RulePort, callee: PodGroup | undefined): PortSet {
  if (port === undefined) {
    return PortSet.every(protocol);
  }
  if (typeof port === 'number') {
    return PortSet.of(protocol, port, endPort);
  }
  const number = callee?.named.get(`${protocol}/${port}`);
  return number === undefined ? PortSet.NONE : PortSet.of(protocol, number);
}
