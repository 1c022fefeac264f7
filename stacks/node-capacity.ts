import type { CloudClusterValues, NodeGroupValues } from './environments/cluster';

/** Cores and bytes. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
}

const MI = 2 ** 20;
const GI = 2 ** 30;

/** Pods that a node takes at most, in all three clouds: their reservations are made of it. */
export const MAX_PODS = 110;

/**
 * What of a machine's stated memory its kernel and firmware keep: 7.5 %, which is what Karpenter takes for it.
 * @see https://karpenter.sh/docs/reference/settings/ (VM_MEMORY_OVERHEAD_PERCENT)
 */
const MACHINE_SHARE = 0.075;

/** Below this much free memory the kubelet evicts: all three clouds leave it at that. */
const EVICTION = 100 * MI;

/**
 * What the cloud's and the add-ons' own agents on each node request together: network, proxy, volumes, metrics. A bound,
 * not a sum: it moves with their versions.
 */
const AGENTS: Room = { cpu: 0.35, memory: 600 * MI };

/** What one node of a group has for pods that are not on every node: what is stated, less what is kept. */
export function roomOfNode(form: CloudClusterValues['form'], { cpu, memory }: NodeGroupValues): Room {
  const bytes = memory * GI;
  return {
    cpu: cpu - keptCpu(form, cpu) - AGENTS.cpu,
    memory: bytes * (1 - MACHINE_SHARE) - keptMemory(form, bytes) - EVICTION - AGENTS.memory,
  };
}

function keptCpu(form: CloudClusterValues['form'], cores: number): number {
  switch (form) {
    case 'eks':
    case 'gke':
      return shares(cores, SHARES_OF_CORES);
    case 'aks':
      return aksCpu(cores);
  }
}

function keptMemory(form: CloudClusterValues['form'], bytes: number): number {
  switch (form) {
    case 'eks':
      // https://github.com/awslabs/amazon-eks-ami: 255 MiB, and 11 MiB for each pod
      return (255 + 11 * MAX_PODS) * MI;
    case 'gke':
      return shares(bytes / GI, SHARES_OF_MEMORY) * GI;
    case 'aks':
      // https://learn.microsoft.com/azure/aks/node-resource-reservations: a quarter at most
      return Math.min((50 + 20 * MAX_PODS) * MI, bytes / 4);
  }
}

/** So much of the next so many. */
type Shares = readonly (readonly [upTo: number, share: number])[];

/** @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes: EKS keeps the same */
const SHARES_OF_CORES: Shares = [
  [1, 0.06],
  [2, 0.01],
  [4, 0.005],
  [Infinity, 0.0025],
];

/** In GiB. @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes */
const SHARES_OF_MEMORY: Shares = [
  [4, 0.25],
  [8, 0.2],
  [16, 0.1],
  [128, 0.06],
  [Infinity, 0.02],
];

function shares(amount: number, table: Shares): number {
  return table.reduce((sum, [upTo, share], index) => {
    const from = table[index - 1]?.[0] ?? 0;
    return sum + Math.max(0, Math.min(amount, upTo) - from) * share;
  }, 0);
}

/** Thousandths of a core by cores. @see https://learn.microsoft.com/azure/aks/node-resource-reservations */
const AKS_CORES: readonly (readonly [cores: number, kept: number])[] = [
  [1, 60],
  [2, 100],
  [4, 140],
  [8, 180],
  [16, 260],
  [32, 420],
  [64, 740],
];

function aksCpu(cores: number): number {
  const row = AKS_CORES.find(([upTo]) => cores <= upTo) ?? AKS_CORES[AKS_CORES.length - 1];
  return (row?.[1] ?? 0) / 1000;
}
