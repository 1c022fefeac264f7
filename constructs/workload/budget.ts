import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import { Disruption } from './disruption';

/**
 * Writes the PodDisruptionBudget of a workload that has at least two replicas. A single replica has none:
 * a budget for it would block every drain. Pods that are not ready may always be evicted.
 */
export function writeBudget(
  scope: Construct,
  workload: Blueprint,
  disruption: Disruption | undefined,
  fewestReplicas: number,
): void {
  const budget = disruption ?? (fewestReplicas > 1 ? Disruption.maxUnavailable(1) : undefined);
  if (budget === undefined) {
    return;
  }
  budget._check(workload.place, fewestReplicas);
  new ApiObject(scope, 'budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(workload),
    spec: {
      [budget._field]: budget._count,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: { ...workload.selector } },
    },
  });
}
