import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import type { Autoscaling } from './autoscaling';
import { upperBound, wholeNumber } from '../core/value-kinds';

/** Writes the HorizontalPodAutoscaler of a Deployment: up at once, down by a tenth a minute after five quiet minutes. */
export function writeAutoscaler(scope: Construct, workload: Blueprint, autoscaling: Autoscaling): void {
  const { cpu, memory } = autoscaling;
  const metrics = Object.entries({ cpu, memory }).flatMap(([name, averageUtilization]) =>
    averageUtilization === undefined
      ? []
      : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }],
  );
  new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: metadataOf(workload, workload.names.autoscaler),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: workload.name },
      ...bounds(workload, autoscaling),
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

function bounds({ owner }: Blueprint, { minReplicas, maxReplicas }: Autoscaling) {
  const least = { minimum: 1 };
  return {
    minReplicas: wholeNumber(owner, ['autoscaling', 'minReplicas'], minReplicas, least, 'Fewest replicas.'),
    maxReplicas: upperBound(owner, ['autoscaling', 'maxReplicas'], maxReplicas, 'Most replicas.'),
  };
}
