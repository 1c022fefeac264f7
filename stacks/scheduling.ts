import type { NodeGroupValues } from './environments/cluster';
import { tolerates, type Scheduling } from '../constructs/policy/pass/scheduling';

/** Whether nodes of a group take such a pod. Labels that Kubernetes itself sets are taken to be there. */
export function takes({ labels, taint }: NodeGroupValues, { nodeSelector, tolerations }: Scheduling): boolean {
  const selected = Object.entries(nodeSelector).every(
    ([label, value]) => /(^|\.)(kubernetes|k8s)\.io\//.test(label) || labels[label] === value,
  );
  return selected && (taint === undefined || tolerates(tolerations, taint));
}
