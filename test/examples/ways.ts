import type { WrittenObject } from './packed';

interface Peer {
  readonly namespaceSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly podSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}

interface PolicySpec {
  readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly egress?: readonly Rule[];
  readonly ingress?: readonly Rule[];
}

const NAME = 'app.kubernetes.io/name';

/** What NetworkPolicies let out and in, each as `frontend > shop/checkoutservice:5050`; what holds for a whole zone apart. */
export function waysOf(objects: readonly WrittenObject[]): { readonly out: string[]; readonly in: string[] } {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const ways = policies.flatMap(({ metadata: { namespace = '' }, spec }) => {
    const { podSelector, egress = [], ingress = [] } = spec as unknown as PolicySpec;
    const own = podSelector.matchLabels?.[NAME];
    if (own === undefined) return [];
    const out = egress.flatMap(({ to = [], ports }) => {
      return to.flatMap((peer) =>
        ports.map(({ port }) => ({ out: `${own} > ${zoneOf(peer)}/${nameOf(peer)}:${port}` })),
      );
    });
    const into = ingress.flatMap(({ from = [], ports }) => {
      return from.flatMap((peer) => ports.map(({ port }) => ({ in: `${nameOf(peer)} > ${namespace}/${own}:${port}` })));
    });
    return [...out, ...into];
  });
  const sorted = (way: 'in' | 'out'): string[] => {
    return ways.flatMap((one: { readonly in?: string; readonly out?: string }) => one[way] ?? []).sort();
  };
  return { out: sorted('out'), in: sorted('in') };
}

function zoneOf(peer: Peer): string {
  return peer.namespaceSelector.matchLabels['kubernetes.io/metadata.name'] ?? 'anywhere';
}

/** Pods that others deploy are called as their namespace. */
function nameOf(peer: Peer): string {
  return peer.podSelector.matchLabels[NAME] ?? zoneOf(peer);
}
