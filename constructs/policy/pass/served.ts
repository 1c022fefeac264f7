import { objectName, podsOf, type FinishedObject, type FinishedPods } from './objects';
import type { Issue } from '../../core/errors';
import { LABEL } from '../../core/labels';

type Labels = { readonly [key: string]: string };

interface Peer {
  readonly namespaceSelector?: { readonly matchLabels?: Labels };
  readonly podSelector?: { readonly matchLabels?: Labels };
}

interface Rule {
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port?: number | string }[];
}

/** A way out to a port of this platform's own pods on which none of them listens. */
export function unservedEndpoints(objects: readonly FinishedObject[]): Issue[] {
  const pods = objects.flatMap((object) => podsOf(object) ?? []);
  const namespaces = new Set(pods.map(({ namespace }) => namespace));
  return objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap((policy) =>
      ((policy.spec?.egress ?? []) as readonly Rule[]).flatMap((rule) => unserved(policy, rule, pods, namespaces)),
    );
}

function unserved(
  policy: FinishedObject,
  rule: Rule,
  pods: readonly FinishedPods[],
  namespaces: ReadonlySet<string>,
): Issue[] {
  return (rule.to ?? []).flatMap((peer) => {
    const namespace = peer.namespaceSelector?.matchLabels?.[LABEL.namespace];
    const selector = peer.podSelector?.matchLabels ?? {};
    // Pods of operators and of other people carry no component label of this library: nothing is known of their ports.
    if (namespace === undefined || !namespaces.has(namespace) || selector[LABEL.component] === undefined) {
      return [];
    }
    const behind = pods.filter((pod) => pod.namespace === namespace && matches(pod.labels, selector));
    const open = behind.flatMap(({ containers, initContainers }) =>
      [...containers, ...initContainers].flatMap(({ ports }) => ports ?? []),
    );
    return (rule.ports ?? [])
      .filter(({ port }) => !open.some(({ name, containerPort }) => port === containerPort || port === name))
      .map(({ port }) => ({
        code: 'ENDPOINT_UNSERVED' as const,
        place: objectName(policy),
        expected: `port ${port} of ${namespace}/${selector[LABEL.name]} must be declared by the pods behind it`,
        got:
          behind.length === 0 ? 'no such pods' : `ports ${open.map(({ containerPort }) => containerPort).join(', ')}`,
        example: 'pass the endpoint of the construct: catalog.endpoint',
      }));
  });
}

function matches(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
