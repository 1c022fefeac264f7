import type { Sizing } from './sizing';
import { refuse, shown } from '../core/errors';

/** The fewest replicas that a sizing ever has. Refuses a number that is no number of pods, or one beside autoscaling. */
export function fewestReplicas(sizing: Sizing, place: string): number {
  const { replicas, autoscaling } = sizing;
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 1)) {
    refuse({
      code: 'REPLICAS_INVALID',
      place,
      expected: 'replicas must be a whole number of at least 1',
      got: shown(replicas),
      example: 'replicas: 3',
    });
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
export function mostReplicas(sizing: Sizing): number {
  return sizing.autoscaling?.maxReplicas ?? sizing.replicas ?? 1;
}
