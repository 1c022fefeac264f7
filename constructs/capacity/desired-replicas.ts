import type { ScalingMetric } from './scaling-metric';
import { refuse, shown } from '../core/errors';
import { checkWhole } from '../core/whole-number';

/** A horizontal autoscaler, and what it reads. */
export interface DesiredReplicasProps {
  /** Replicas that the workload is told to have now, 0 or more. With 0 it is not scaled. */
  readonly currentReplicas: number;
  /** Fewest replicas, at least 1. */
  readonly minReplicas: number;
  /** Most replicas, at least the fewest. */
  readonly maxReplicas: number;
  /** At least one. The one that asks for most replicas wins. */
  readonly metrics: ScalingMetric[];
  /**
   * Share by which a metric may miss its target before anything changes, 0 or more and below 1.
   * @default 0.1: `--horizontal-pod-autoscaler-tolerance` of the controller
   */
  readonly tolerance?: number;
}

const PLACE = 'CapacitySums.desiredReplicas';
const EXAMPLE = 'CapacitySums.desiredReplicas({ currentReplicas: 3, minReplicas: 3, maxReplicas: 12, metrics })';

/**
 * How many replicas the controller of Kubernetes 1.34 sets next, where no rate policy and no stabilisation holds it back:
 * ⌈pods × use / target⌉, within the bounds, and nothing new within the tolerance.
 */
export function desiredReplicas(props: DesiredReplicasProps): number {
  const { currentReplicas, minReplicas, maxReplicas, metrics, tolerance } = checked(props);
  if (currentReplicas === 0) return 0;
  // Outside the bounds no metric is read.
  if (currentReplicas < minReplicas) return minReplicas;
  if (currentReplicas > maxReplicas) return maxReplicas;

  const proposals = metrics.map((metric) => metric._proposal({ currentReplicas, tolerance }));
  const known = proposals.filter((proposal) => proposal !== undefined);
  const highest = Math.max(0, ...known);
  // Nobody is sent home while one metric cannot be read.
  const blind = known.length === 0 || (known.length < proposals.length && highest < currentReplicas);
  return blind ? currentReplicas : Math.min(Math.max(highest, minReplicas), maxReplicas);
}

function checked(props: DesiredReplicasProps): Required<DesiredReplicasProps> {
  const { currentReplicas, minReplicas, maxReplicas, metrics, tolerance = 0.1 } = props;
  const whole = { code: 'AUTOSCALING_INVALID', place: PLACE, example: EXAMPLE } as const;
  checkWhole(currentReplicas, { ...whole, field: 'currentReplicas', least: 0 });
  checkWhole(minReplicas, { ...whole, field: 'minReplicas', least: 1 });
  checkWhole(maxReplicas, { ...whole, field: 'maxReplicas', least: minReplicas });
  if (metrics.length === 0) invalid('at least one metric must be given', metrics);
  if (!(tolerance >= 0 && tolerance < 1)) invalid('tolerance must be at least 0 and below 1', tolerance);
  return { currentReplicas, minReplicas, maxReplicas, metrics, tolerance };
}

function invalid(expected: string, got: unknown): never {
  return refuse({ code: 'AUTOSCALING_INVALID', place: PLACE, expected, got: shown(got), example: EXAMPLE });
}
