import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { writeAutoscaler } from './autoscaler';
import { metadataOf, type Blueprint } from './blueprint';
import { writeBudget } from './budget';
import type { ComponentProps } from './component';
import { objectAnnotations } from './object-annotations';
import { podTemplate } from './pod-template';
import { fewestReplicas, mostReplicas, replicaCount } from './replicas';
import { Rollout } from './rollout';
import { targetRef } from './target-ref';
import { writeVerticalAutoscaler } from './vertical-autoscaler';

/**
 * Writes a Deployment with its autoscalers and budget. An autoscaled one states no replicas.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function writeDeployment(scope: Construct, workload: Blueprint, props: ComponentProps): void {
  const { sizing } = props;
  const fewest = fewestReplicas(sizing, workload.place);
  new ApiObject(scope, 'deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...metadataOf(workload), ...objectAnnotations(workload, props) },
    spec: {
      ...(sizing.autoscaling === undefined ? { replicas: replicaCount(workload, fewest) } : {}),
      revisionHistoryLimit: 5,
      ...(props.rollout ?? Rollout.rolling())._deployment,
      selector: { matchLabels: { ...workload.identity.selector } },
      template: podTemplate(workload, {
        ...props,
        resources: sizing.resources,
        spreading: mostReplicas(sizing) > 1 ? 'by-version' : 'none',
      }),
    },
  });
  if (sizing.autoscaling !== undefined) {
    writeAutoscaler(scope, workload, sizing.autoscaling);
  }
  writeVerticalAutoscaler(scope, workload, { ...sizing, fewest, target: targetRef('Deployment', workload.name) });
  writeBudget(scope, workload, sizing.disruption, fewest);
}
