import type { ComponentProps } from './component';
import type { Controller } from './rollout/form';
import { refuse } from '../core/errors';

/** Seconds without progress after which an update counts as failed, where nothing asks for more. */
const USUAL_SECONDS = 600;

/** Seconds beyond the longest start, for what no probe bounds: images pulled, volumes attached. */
const ALLOWANCE_SECONDS = 240;

/**
 * Seconds without progress after which an update counts as failed. Refuses a stated number that the program's own probes
 * outlast: every update would count as failed while its pods still start.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export function deadlineSeconds({ workload, fields }: Controller, { sidecars = [] }: ComponentProps): number {
  const { progressDeadlineSeconds: stated, minReadySeconds = 0 } = fields;
  const programs = [workload.application, ...sidecars.map(({ application }) => application)];
  const start = programs.reduce((total, { _longestStart }) => total + _longestStart, 0) + minReadySeconds;
  if (stated !== undefined && stated <= start) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place: workload.place,
      expected: `progressDeadline must be longer than a pod may take to start and stay ready: ${start} seconds`,
      got: `${stated} seconds`,
      example: `Rollout.rolling({ progressDeadline: Duration.seconds(${start + ALLOWANCE_SECONDS}) })`,
    });
  }
  return stated ?? Math.max(USUAL_SECONDS, start + ALLOWANCE_SECONDS);
}
