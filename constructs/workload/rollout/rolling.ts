import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { RollingProps } from './rolling-props';
import { secondsOf } from '../../core/amounts';
import { refuse, shown } from '../../core/errors';
import { LARGEST_COUNT } from '../../core/whole-number';

/** Fields of a Deployment that is updated pod by pod. Refuses an update that could never begin, or never be seen to end. */
export function rollingFields(props: RollingProps, place: string) {
  const surge = props.maxSurge ?? PercentOrAbsolute.percent(25);
  const unavailable = props.maxUnavailable ?? PercentOrAbsolute.absolute(0);
  checkAmount('maxSurge', surge, place);
  checkAmount('maxUnavailable', unavailable, place);
  if (isNothing(surge) && isNothing(unavailable)) {
    invalid(place, 'maxSurge and maxUnavailable must not both be zero: the update could never begin', {
      maxSurge: written(surge),
      maxUnavailable: written(unavailable),
    });
  }
  const minReady = secondsOf(props.minReady ?? Duration.seconds(5), { field: 'minReady', place, least: 0 });
  const progressDeadline =
    props.progressDeadline && secondsOf(props.progressDeadline, { field: 'progressDeadline', place });
  if (progressDeadline !== undefined && progressDeadline <= minReady) {
    invalid(place, 'progressDeadline must be longer than minReady', { progressDeadline, minReady });
  }
  return {
    minReadySeconds: minReady,
    progressDeadlineSeconds: progressDeadline,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: written(surge), maxUnavailable: written(unavailable) },
    },
  };
}

/** A count of pods, or a share of the replicas: of `maxUnavailable` at most all of them. */
function checkAmount(field: 'maxSurge' | 'maxUnavailable', amount: PercentOrAbsolute, place: string): void {
  const [, percent] = /^(\d{1,9})%$/.exec(String(amount.value)) ?? [];
  const count = percent === undefined ? written(amount) : Number(percent);
  const most = percent === undefined || field === 'maxSurge' ? LARGEST_COUNT : 100;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > most) {
    invalid(place, `${field} must be a whole number or a whole percentage`, { [field]: written(amount) });
  }
}

function isNothing(amount: PercentOrAbsolute): boolean {
  return /^0+%?$/.test(String(amount.value));
}

/** As Kubernetes writes it: a number, or text with a percent sign. */
function written(amount: PercentOrAbsolute): number | string {
  return amount.value as number | string;
}

function invalid(place: string, expected: string, got: object): never {
  return refuse({
    code: 'ROLLOUT_INVALID',
    place,
    expected,
    got: shown(got),
    example: 'Rollout.rolling({ maxSurge: PercentOrAbsolute.percent(25) })',
  });
}
