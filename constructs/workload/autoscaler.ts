import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { autoscalerMetrics } from './autoscaler-metrics';
import type { Autoscaling } from './autoscaling';
import { metadataOf, type Blueprint } from './blueprint';
import type { Bounds, Controller } from './rollout/form';
import { upperBound, wholeNumber } from '../core/value-kinds';

/** Writes the HorizontalPodAutoscaler of what keeps a workload's pods: up at once, down by a tenth a minute after some quiet minutes. */
export function writeAutoscaler(
  scope: Construct,
  { suffix, target, workload }: Controller,
  bounds: Bounds,
  autoscaling: Autoscaling,
): void {
  new ApiObject(scope, `autoscaler${suffix}`, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(workload, `${workload.names.autoscaler}${suffix}`),
    spec: {
      scaleTargetRef: { ...target },
      ...bounds,
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

/** Fewest and most replicas, each a value of the chart. */
export function boundsOf({ owner }: Blueprint, { minReplicas, maxReplicas }: Autoscaling): Bounds {
  const least = { minimum: 1 };
  return {
    minReplicas: wholeNumber(owner, ['autoscaling', 'minReplicas'], minReplicas, least, 'Fewest replicas.'),
    maxReplicas: upperBound(owner, ['autoscaling', 'maxReplicas'], maxReplicas, 'Most replicas.'),
  };
}
