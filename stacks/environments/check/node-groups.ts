import { checkText, checkWhole, invalid, type Attempt } from './values';
import type { CloudClusterValues, NodeGroupValues } from '../cluster';
import { shown } from '../../../constructs/core/errors';

const LABEL_KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** What each cloud calls a machine. */
const INSTANCE_TYPES = {
  eks: { pattern: /^[a-z][a-z0-9-]*\.(\d*x?large|metal\S*|medium|small)$/, example: 'm7i.xlarge' },
  gke: { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/, example: 'n2d-standard-4' },
  aks: { pattern: /^Standard_[A-Za-z0-9_-]+$/, example: 'Standard_D4ds_v5' },
} as const;

/** Refuses node groups that cannot be made, or cannot be spread evenly over three zones. */
export function checkNodeGroups({ form, nodeGroups }: CloudClusterValues, attempt: Attempt): void {
  for (const [name, group] of Object.entries<NodeGroupValues>(nodeGroups)) {
    const place = `cluster.nodeGroups.${name}`;
    const { pattern, example } = INSTANCE_TYPES[form];
    attempt(`${place}.instanceType`, () => checkText(group.instanceType, pattern, 'a type of machine', example));
    attempt(`${place}.cpu`, () => checkWhole(group.cpu, 1));
    attempt(`${place}.memory`, () => checkWhole(group.memory, 2));
    attempt(`${place}.minNodes`, () => checkNodes(group.minNodes, name === 'general' ? 3 : 0));
    attempt(`${place}.maxNodes`, () => checkNodes(group.maxNodes, Math.max(3, group.minNodes)));
    checkLabels(group, place, attempt);
  }
  attempt('cluster.nodeGroups.general.taint', () => checkOpen(nodeGroups.general));
  attempt('cluster.nodeGroups.cde.taint', () => checkClosed(nodeGroups.cde, 'cde'));
  if (nodeGroups.vault !== undefined) {
    const { vault } = nodeGroups;
    attempt('cluster.nodeGroups.vault.taint', () => checkClosed(vault, 'vault'));
  }
}

function checkNodes(nodes: number, least: number): void {
  checkWhole(nodes, least);
  if (nodes % 3 !== 0) {
    invalid(
      'it must be a multiple of three: as many nodes in each zone',
      shown(nodes),
      String(3 * Math.ceil(nodes / 3)),
    );
  }
}

function checkLabels({ labels, taint }: NodeGroupValues, place: string, attempt: Attempt): void {
  for (const [key, value] of Object.entries(labels)) {
    attempt(`${place}.labels`, () => {
      checkText(key, LABEL_KEY, 'the key of a label', 'workload');
      checkText(value, LABEL_VALUE, 'the value of a label', 'general');
    });
  }
  attempt(`${place}.taint`, () => {
    if (taint !== undefined && labels[taint.key] !== taint.value) {
      invalid('nodes with a taint must carry it as a label too, for pods to select', shown(labels), labelOf(taint));
    }
  });
}

function labelOf({ key, value }: { readonly key: string; readonly value: string }): string {
  return `labels: { ${shown(key)}: ${shown(value)} }`;
}

/** Add-ons and every pod that says nothing need a place. */
function checkOpen({ taint }: NodeGroupValues): void {
  if (taint !== undefined) {
    invalid('the general nodes must take every pod', shown(taint), 'no taint');
  }
}

/** Card data stands apart from everything else. */
function checkClosed({ taint }: NodeGroupValues, value: string): void {
  if (taint === undefined) {
    invalid('the nodes for card data must carry a taint', 'nothing', `taint: { key: 'pci-zone', value: '${value}' }`);
  }
}
