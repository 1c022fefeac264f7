import type { Policy } from './policies';
import { podGroup, type PodGroup } from './pods';
import { selects, type Labels } from './selector';
import { LABEL } from '../../core/labels';

/** Labels that say who a pod is, the most telling first. */
const TELLING = [LABEL.name, 'k8s-app', 'app', LABEL.component];

/**
 * Pods that policies name, by namespace and labels, and that are not among these: somebody else deploys them. Rules by
 * other labels of namespaces, or by expressions, name nobody in particular.
 */
export function podsElsewhere(policies: readonly Policy[], known: readonly PodGroup[]): PodGroup[] {
  const peers = policies.flatMap(({ ingress = [], egress = [] }) =>
    [...ingress, ...egress].flatMap(({ peers }) => peers),
  );
  return peers.reduce<PodGroup[]>((found, { namespaceSelector, podSelector = {} }) => {
    const namespace = namespaceSelector?.matchLabels?.[LABEL.namespace];
    const labels = podSelector.matchLabels ?? {};
    if (namespace === undefined || podSelector.matchExpressions !== undefined) {
      return found;
    }
    const isKnown = [...known, ...found].some(
      (pods) => pods.namespace === namespace && selects(podSelector, pods.labels),
    );
    return isKnown ? found : [...found, podGroup(nameOf(labels), namespace, labels, new Map())];
  }, []);
}

/** `prometheus`, or all labels where none of them says who it is; `*` for a whole namespace. */
function nameOf(labels: Labels): string {
  const telling = TELLING.find((key) => labels[key] !== undefined);
  const all = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return (telling === undefined ? undefined : labels[telling]) ?? (all.length > 0 ? all.join(',') : '*');
}
