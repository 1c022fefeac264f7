import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { autoscalerMetrics } from './autoscaler-metrics';
import type { Autoscaling } from './autoscaling';
import { metadataOf, type Blueprint } from './blueprint';
import { targetRef, type TargetRef } from './target-ref';
import { upperBound, wholeNumber } from '../core/value-kinds';

/** Writes the HorizontalPodAutoscaler of a Deployment: up at once, down by a tenth a minute after some quiet minutes. */
export function writeAutoscaler(
  scope: Construct,
  workload: Blueprint,
  autoscaling: Autoscaling,
  target: TargetRef = targetRef('Deployment', workload.name),
): void {
  new ApiObject(scope, 'autoscaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(workload, workload.names.autoscaler),
    spec: {
      scaleTargetRef: { ...target },
      ...bounds(workload, autoscaling),
      metrics: autoscalerMetrics(workload, autoscaling),
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Max',
          policies: [
            { type: 'Percent', value: 100, periodSeconds: 15 },
            { type: 'Pods', value: 4, periodSeconds: 15 },
          ],
        },
        scaleDown: {
          stabilizationWindowSeconds: autoscaling._scaleDownSeconds,
          policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
        },
      },
    },
  });
}

function bounds({ owner }: Blueprint, { minReplicas, maxReplicas }: Autoscaling) {
  const least = { minimum: 1 };
  return {
    minReplicas: wholeNumber(owner, ['autoscaling', 'minReplicas'], minReplicas, least, 'Fewest replicas.'),
    maxReplicas: upperBound(owner, ['autoscaling', 'maxReplicas'], maxReplicas, 'Most replicas.'),
  };
}
