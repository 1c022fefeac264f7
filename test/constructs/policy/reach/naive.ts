/*
 * A second evaluator, on purpose written otherwise: it looks at one pod, one pod and one port at a time, and asks of
 * each policy the questions of the documentation, without sets, intervals or groups.
 */

export interface NaivePod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly name: string; readonly containerPort: number; readonly protocol: string }[];
}

export interface NaiveSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
}

interface NaivePeer {
  readonly podSelector?: NaiveSelector;
  readonly namespaceSelector?: NaiveSelector;
}

interface NaivePort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

export interface NaivePolicy {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly podSelector: NaiveSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly { readonly from?: readonly NaivePeer[]; readonly ports?: readonly NaivePort[] }[];
    readonly egress?: readonly { readonly to?: readonly NaivePeer[]; readonly ports?: readonly NaivePort[] }[];
  };
}

export function connects(
  policies: readonly NaivePolicy[],
  client: NaivePod,
  server: NaivePod,
  protocol: string,
  port: number,
): boolean {
  let clientIsIsolated = false;
  let clientIsAllowed = false;
  let serverIsIsolated = false;
  let serverIsAllowed = false;
  for (const { metadata, spec } of policies) {
    const governsEgress = stated(spec.policyTypes)?.includes('Egress') ?? (spec.egress ?? []).length > 0;
    if (governsEgress && metadata.namespace === client.namespace && matches(spec.podSelector, client.labels)) {
      clientIsIsolated = true;
      for (const rule of spec.egress ?? []) {
        if (anyPeer(rule.to, metadata.namespace, server) && anyPort(rule.ports, server, protocol, port)) {
          clientIsAllowed = true;
        }
      }
    }
    const governsIngress = stated(spec.policyTypes)?.includes('Ingress') ?? true;
    if (governsIngress && metadata.namespace === server.namespace && matches(spec.podSelector, server.labels)) {
      serverIsIsolated = true;
      for (const rule of spec.ingress ?? []) {
        if (anyPeer(rule.from, metadata.namespace, client) && anyPort(rule.ports, server, protocol, port)) {
          serverIsAllowed = true;
        }
      }
    }
  }
  return (!clientIsIsolated || clientIsAllowed) && (!serverIsIsolated || serverIsAllowed);
}

function anyPeer(peers: readonly NaivePeer[] | undefined, policyNamespace: string, pod: NaivePod): boolean {
  if (peers === undefined || peers.length === 0) return true;
  for (const peer of peers) {
    if (peer.namespaceSelector === undefined) {
      if (pod.namespace === policyNamespace && matches(peer.podSelector ?? {}, pod.labels)) return true;
    } else if (matches(peer.namespaceSelector, pod.namespaceLabels)) {
      if (peer.podSelector === undefined || matches(peer.podSelector, pod.labels)) return true;
    }
  }
  return false;
}

function anyPort(ports: readonly NaivePort[] | undefined, server: NaivePod, protocol: string, port: number): boolean {
  if (ports === undefined || ports.length === 0) return true;
  for (const one of ports) {
    if ((one.protocol ?? 'TCP') !== protocol) continue;
    if (one.port === undefined) return true;
    if (typeof one.port === 'string') {
      const named = server.ports.find((open) => open.name === one.port && open.protocol === protocol);
      if (named?.containerPort === port) return true;
    } else if (port >= one.port && port <= (one.endPort ?? one.port)) {
      return true;
    }
  }
  return false;
}

function matches(selector: NaiveSelector, labels: Readonly<Record<string, string>>): boolean {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) return false;
  }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    const value = labels[key];
    if (operator === 'Exists' && value === undefined) return false;
    if (operator === 'DoesNotExist' && value !== undefined) return false;
    if (operator === 'In' && !(value !== undefined && (values ?? []).includes(value))) return false;
    if (operator === 'NotIn' && value !== undefined && (values ?? []).includes(value)) return false;
  }
  return true;
}

/** The API server fills an empty list in as it does a missing one. */
function stated(types: readonly string[] = []): readonly string[] | undefined {
  return types.length === 0 ? undefined : types;
}
