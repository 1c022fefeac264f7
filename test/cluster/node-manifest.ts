/** A node that no machine stands behind. */
export interface NodeFields {
  readonly name: string;
  readonly zone: string;
  /** Labels beside those that every node has. */
  readonly labels?: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  readonly taints: readonly object[];
}

/** A node with much room, as its kubelet would register it. */
export function nodeManifest({ name, zone, labels = {}, annotations, taints }: NodeFields): object {
  const amounts = { cpu: '16', memory: '64Gi', pods: '250', 'ephemeral-storage': '500Gi' };
  const usual = {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'topology.kubernetes.io/zone': zone,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, annotations, labels: { ...usual, ...labels } },
    spec: { taints },
    status: { allocatable: amounts, capacity: amounts },
  };
}
