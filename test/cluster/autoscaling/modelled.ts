import type { DesiredReplicasProps } from '../../../constructs/capacity/desired-replicas';
import { ScalingMetric, type PodSample } from '../../../constructs/capacity/scaling-metric';
import type { PodMetricCase, ScalingCase } from './cases';

/** A pod of a case, before it has a name. */
export interface CasePod {
  readonly role: 'pending' | 'running' | 'replica';
  readonly oddity: 'usual' | 'missing' | 'early';
  /** How many times what a replica requests it requests. */
  readonly size: number;
}

/** The pods of a case, in the order of the names that they will have. */
export function podsOf({ replicas, beside, oddities }: ScalingCase): CasePod[] {
  const roles = [
    ...Array.from({ length: beside.pending }, () => 'pending' as const),
    ...Array.from({ length: beside.running }, () => 'running' as const),
    ...Array.from({ length: replicas }, () => 'replica' as const),
  ];
  return roles.map((role, index) => ({
    role,
    oddity: oddities[index] ?? 'usual',
    size: role === 'replica' ? 1 : 2,
  }));
}

/** What our formula is given for a case. */
export function modelled(scaling: ScalingCase): DesiredReplicasProps {
  const { replicas, minReplicas, maxReplicas } = scaling;
  const metrics = scaling.metrics.map((metric) => {
    if (metric.name === 'queue') {
      const total = metric.series.reduce((sum, value) => sum + value, 0);
      return ScalingMetric.external({ target: `${metric.target}m`, total: `${total}m` });
    }
    const pods = samples(scaling, metric);
    return metric.form === 'utilization'
      ? ScalingMetric.utilization({ target: metric.target, pods })
      : ScalingMetric.averageValue({ target: `${metric.target}m`, pods });
  });
  return { currentReplicas: replicas, minReplicas, maxReplicas, metrics };
}

function samples(scaling: ScalingCase, { name, used }: PodMetricCase): PodSample[] {
  return podsOf(scaling).map(({ role, oddity, size }, index) => ({
    request: name === 'requests' ? undefined : `${scaling.requests[name] * size}m`,
    use: oddity === 'missing' ? undefined : `${used[index] ?? 0}m`,
    unready: role === 'pending' || (oddity === 'early' && name === 'cpu'),
  }));
}
