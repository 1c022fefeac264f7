import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import { wholeAbove, wholeBelow } from './whole';
import { refuse, shown } from '../core/errors';
import { LARGEST_COUNT } from '../core/whole-number';

/** How many pods an update takes away at once: a count, or a share of the replicas. */
export type Away = { readonly count: number } | { readonly share: number };

/** Reads what Kubernetes writes: a whole number, or a whole percentage. */
export function awayOf(amount: PercentOrAbsolute, place: string, field = 'maxUnavailable'): Away {
  const value: unknown = amount.value;
  const [, percent] = /^(\d{1,3})%$/.exec(String(value)) ?? [];
  if (percent !== undefined && Number(percent) <= 100) {
    return { share: Number(percent) / 100 };
  }
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_COUNT) {
    return { count: Number(value) };
  }
  return refuse({
    code: 'VALUE_INVALID',
    place,
    expected: `${field} must be a whole number, or a whole percentage of at most 100`,
    got: shown(value),
    example: 'PercentOrAbsolute.percent(25)',
  });
}

/** Replicas of which so many stay through a rolling update: ⌈needed / (1 − u)⌉ of a share, needed + u of a count. */
export function updateReplicas(needed: number, away: Away, place: string): number {
  if ('count' in away) {
    return needed + away.count;
  }
  return away.share < 1
    ? wholeAbove(needed / (1 - away.share))
    : refuse({
        code: 'CAPACITY_UNREACHABLE',
        place,
        expected:
          'an update must leave some replicas, or no number of them serves through it; 99% is the largest share',
        got: '100%',
        example: 'Rollout.rolling()',
      });
}

/** How many of these replicas an update takes away: Kubernetes rounds a share down. */
export function awayDuringUpdate(replicas: number, away: Away): number {
  return 'count' in away ? Math.min(away.count, replicas) : wholeBelow(replicas * away.share);
}
