import type { ScalingCase, ScalingMetricCase } from './cases';
import { podsOf } from './modelled';

/** One case, and the name of all that it becomes. */
export interface NamedCase {
  readonly name: string;
  readonly scaling: ScalingCase;
}

/** What is scaled: a Deployment of pods that request something, and the pods beside it. */
export function workloadOf({ name, scaling }: NamedCase): object[] {
  const labels = { case: name };
  const beside = podsOf(scaling).flatMap(({ role, size }, index) =>
    role === 'replica'
      ? []
      : {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: `beside-${name}-${index}`, labels },
          // Nobody schedules for a scheduler that there is not.
          spec: { ...pod(scaling, size), ...(role === 'pending' ? { schedulerName: 'nobody' } : {}) },
        },
  );
  const template = { metadata: { labels }, spec: pod(scaling, 1) };
  const spec = { replicas: scaling.replicas, selector: { matchLabels: labels }, template };
  return [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `of-${name}` }, spec }, ...beside];
}

function pod({ requests: { cpu, memory } }: ScalingCase, size: number): object {
  const requests = { cpu: `${cpu * size}m`, memory: String((memory * size) / 1000) };
  return { containers: [{ name: 'main', image: 'example.com/none:1', resources: { requests } }] };
}

/** No rate holds it back, and it waits for nothing. */
const AT_ONCE = { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 1000, periodSeconds: 15 }] };

/** Its autoscaler. */
export function autoscalerOf({ name, scaling: { minReplicas, maxReplicas, metrics } }: NamedCase): object {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: `of-${name}` },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `of-${name}` },
      minReplicas,
      maxReplicas,
      metrics: metrics.map((metric) => metricOf(name, metric)),
      behavior: { scaleUp: AT_ONCE, scaleDown: AT_ONCE },
    },
  };
}

function metricOf(name: string, metric: ScalingMetricCase): object {
  const average = { type: 'AverageValue', averageValue: `${metric.target}m` };
  switch (metric.name) {
    case 'queue':
      return {
        type: 'External',
        external: { metric: { name: 'queue', selector: { matchLabels: { case: name } } }, target: average },
      };
    case 'requests':
      return { type: 'Pods', pods: { metric: { name: 'requests' }, target: average } };
    default: {
      const share = { type: 'Utilization', averageUtilization: metric.target };
      return { type: 'Resource', resource: { name: metric.name, target: metric.form === 'average' ? average : share } };
    }
  }
}
