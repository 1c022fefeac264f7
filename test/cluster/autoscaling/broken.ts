import type { DesiredReplicasProps } from '../../../constructs/capacity/desired-replicas';
import type { ScalingCase, ScalingMetricCase } from './cases';
import { modelled, podsOf, type CasePod } from './modelled';

/** Formulas that are almost right, made by giving ours something else: each must be told from the controller's. */
export const BROKEN: readonly (readonly [string, (scaling: ScalingCase) => DesiredReplicasProps])[] = [
  ['had no tolerance', (scaling) => ({ ...modelled(scaling), tolerance: 0 })],
  ['had a tolerance of 9 %', (scaling) => ({ ...modelled(scaling), tolerance: 0.09 })],
  [
    'rounded percents',
    (scaling) => modelled({ ...scaling, metrics: scaling.metrics.map((one) => rounded(scaling, one)) }),
  ],
  ['looked at the first metric alone', (scaling) => modelled({ ...scaling, metrics: scaling.metrics.slice(0, 1) })],
  ['had no upper bound', (scaling) => ({ ...modelled(scaling), maxReplicas: 1000 })],
  ['had no lower bound', (scaling) => ({ ...modelled(scaling), minReplicas: 1 })],
  ['forgot pods without a sample', (scaling) => modelled({ ...scaling, oddities: [] })],
];

/** Half a percent of the requests more is used: what is cut off then is rounded. */
function rounded(scaling: ScalingCase, metric: ScalingMetricCase): ScalingMetricCase {
  if (metric.name === 'queue' || metric.name === 'requests' || metric.form === 'average') return metric;
  const { name, used } = metric;
  const halfPercent = ({ size }: CasePod) => (scaling.requests[name] * size) / 200;
  return { ...metric, used: podsOf(scaling).map((pod, index) => (used[index] ?? 0) + halfPercent(pod)) };
}
