import type { Blueprint } from './blueprint';
import type { SettledSizing } from './settled-sizing';
import { refuse } from '../core/errors';
import { wholeNumber } from '../core/value-kinds';
import { checkWhole } from '../core/whole-number';

/** The fewest replicas that a sizing ever has. Refuses a number that is no number of pods, or one beside autoscaling. */
export function fewestReplicas(sizing: SettledSizing, place: string): number {
  const { replicas, autoscaling } = sizing;
  if (replicas !== undefined) {
    checkWhole(replicas, { code: 'REPLICAS_INVALID', field: 'replicas', place, least: 1, example: 'replicas: 3' });
  }
  if (replicas !== undefined && autoscaling !== undefined) {
    refuse({
      code: 'REPLICAS_INVALID',
      place,
      expected: 'replicas must not stand beside autoscaling: each apply would reset the scale',
      got: `replicas: ${replicas} and autoscaling`,
      example: 'autoscaling: Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })',
    });
  }
  return autoscaling?.minReplicas ?? replicas ?? 1;
}

/** The most replicas that a sizing ever has. */
export function mostReplicas(sizing: SettledSizing): number {
  return sizing.autoscaling?.maxReplicas ?? sizing.replicas ?? 1;
}

/** The number of replicas as a manifest states it: a value of the chart. */
export function replicaCount(workload: Blueprint, replicas: number): number {
  return wholeNumber(workload.owner, ['replicaCount'], replicas, { minimum: 1 }, 'Replicas.');
}
