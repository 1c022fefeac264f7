import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import type { Autoscaling } from './autoscaling';
import type { Bounds, Controller } from './rollout/form';
import { upperBound, wholeNumber } from '../core/value-kinds';

/** Writes the HorizontalPodAutoscaler of a workload's controller: up at once, down by a tenth a minute after five quiet minutes. */
export function writeAutoscaler(
  scope: Construct,
  controller: Controller,
  bounds: Bounds,
  autoscaling: Pick<Autoscaling, 'cpu' | 'memory'>,
): void {
  const { apiVersion, kind, name, workload } = controller;
  const { cpu, memory } = autoscaling;
  const metrics = Object.entries({ cpu, memory }).flatMap(([name, averageUtilization]) =>
    averageUtilization === undefined
      ? []
      : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }],
  );
  new k8s.KubeHorizontalPodAutoscalerV2(scope, controller.autoscaler.id, {
    metadata: metadataOf(workload, controller.autoscaler.name),
    spec: {
      scaleTargetRef: { apiVersion, kind, name },
      ...bounds,
      metrics,
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
          stabilizationWindowSeconds: 300,
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
