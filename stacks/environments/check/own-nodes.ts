import type { Attempt } from './values';
import type { NodeGroupValues, TaintValues } from '../cluster';
import type { Environment } from '../environment';
import { OwnNodes } from '../../../constructs';
import { refuse, shown } from '../../../constructs/core/errors';

/**
 * Refuses a zone on nodes that no group of the cluster offers: its pods would wait for ever. Of a cluster that stands
 * already its owner knows.
 */
export function checkOwnNodes({ ownNodes = {}, cluster }: Environment, attempt: Attempt): void {
  for (const [zone, taint] of Object.entries(ownNodes)) {
    attempt(`ownNodes.${zone}`, () => {
      OwnNodes.of(taint);
      if (cluster.form !== 'existing') {
        checkOffered(taint, 'nodeGroups' in cluster ? Object.values<NodeGroupValues>(cluster.nodeGroups) : []);
      }
    });
  }
}

function checkOffered({ key, value }: TaintValues, groups: readonly NodeGroupValues[]): void {
  const taints = groups.flatMap(({ taint }) => taint ?? []);
  if (!taints.some((taint) => taint.key === key && taint.value === value)) {
    const offered = taints.map((taint) => shown(taint)).join(', ');
    refuse({
      code: 'OWN_NODES',
      place: '',
      expected: 'a node group of the cluster must have this taint',
      got: `${shown({ key, value })}, of ${offered || 'no taints at all'}`,
      example: `cluster.nodeGroups.vault.taint: { key: ${shown(key)}, value: ${shown(value)} }`,
    });
  }
}
