import type { Application } from '../application/application';
import { refuse } from '../core/errors';

/** Seconds between the programs' own longest drain and the kill. */
const MARGIN_SECONDS = 5;

/**
 * Seconds from the order to end to the kill. The kubelet lets the program pause and drain first; then it stops the
 * sidecars, the last one first, one after the other. Whatever a sidecar runs before its own stop begins with the pause.
 * Refuses a stated period that is shorter than all of that.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle
 */
export function graceSeconds(main: Application, sidecars: readonly Application[], place: string): number {
  const { gracePeriod } = main._props;
  const pauses = sidecars.filter(({ _props }) => _props.preStop !== undefined).map(({ pause }) => pause.toSeconds());
  const first = Math.max(main.pause.toSeconds() + main.drain.toSeconds(), ...pauses);
  const needed = first + sum(sidecars.map(({ drain }) => drain.toSeconds())) + MARGIN_SECONDS;
  const stated = gracePeriod?.toSeconds() ?? needed;
  if (stated < needed) {
    refuse({
      code: 'GRACE_TOO_SHORT',
      place,
      expected: `gracePeriod must cover the pause, the drain, those of the sidecars and ${MARGIN_SECONDS} seconds: ${needed} seconds`,
      got: `${stated} seconds`,
      example: `gracePeriod: Duration.seconds(${needed})`,
    });
  }
  return stated;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
