import type { Selector } from './selector';
import type { FinishedObject } from '../pass/objects';

/** Whom a rule means: pods by their labels and namespaces, or addresses. */
export interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** Which ports a rule means. */
export interface RulePort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** One rule, the same for both directions: nobody listed means everybody, no port listed every port. */
export interface Rule {
  readonly peers: readonly Peer[];
  readonly ports: readonly RulePort[];
}

/** One NetworkPolicy as the documentation reads it. */
export interface Policy {
  readonly namespace: string;
  readonly podSelector: Selector;
  /** Its rules for each direction that it governs; nothing for one that it does not. */
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

interface Spec {
  readonly podSelector?: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports?: readonly RulePort[] }[];
  readonly egress?: readonly { readonly to?: readonly Peer[]; readonly ports?: readonly RulePort[] }[];
}

/**
 * The NetworkPolicies among finished objects. One that does not say which directions it governs governs what comes in,
 * and what goes out only if it has a rule for it.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function policiesOf(objects: readonly FinishedObject[]): Policy[] {
  return objects
    .filter(({ apiVersion, kind }) => kind === 'NetworkPolicy' && apiVersion === 'networking.k8s.io/v1')
    .map(({ metadata, spec }) => policyOf(metadata.namespace ?? 'default', (spec ?? {}) as Spec));
}

function policyOf(namespace: string, { podSelector = {}, policyTypes = [], ingress = [], egress = [] }: Spec): Policy {
  // The API server fills an empty list in as it does a missing one.
  const types = policyTypes.length > 0 ? policyTypes : ['Ingress', ...(egress.length > 0 ? ['Egress'] : [])];
  return {
    namespace,
    podSelector,
    ...(types.includes('Ingress')
      ? { ingress: ingress.map(({ from = [], ports = [] }) => ({ peers: from, ports })) }
      : {}),
    ...(types.includes('Egress') ? { egress: egress.map(({ to = [], ports = [] }) => ({ peers: to, ports })) } : {}),
  };
}
