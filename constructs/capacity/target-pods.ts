import { checkAmounts } from './checks';
import type { Amounts } from './pod-requests';
import { wholeAbove } from './whole';
import { own } from '../core/own';
import { refuse, shown } from '../core/errors';

/** How many are needed, and which resource asks for so many. */
export interface Need {
  readonly count: number;
  /** Nothing where nothing is asked for. */
  readonly resource: string | undefined;
}

/** T = ⌈R / C⌉, the largest over the resources: pods of a demand, or nodes of the requests. The first of equals is named. */
export function needOf(demand: Amounts, each: Amounts, place: string): Need {
  checkAmounts(demand, 'demand', place);
  checkAmounts(each, 'each', place);
  return Object.entries(demand).reduce<Need>(
    (most, [resource, amount]) => {
      const count = amount === 0 ? 0 : wholeAbove(amount / capacityOf(each, resource, place));
      return count > most.count ? { count, resource } : most;
    },
    { count: 0, resource: undefined },
  );
}

function capacityOf(each: Amounts, resource: string, place: string): number {
  const capacity = own(each, resource) ?? 0;
  return capacity > 0
    ? capacity
    : refuse({
        code: 'CAPACITY_UNREACHABLE',
        place,
        expected: `one must have some ${resource}, or no number of them has enough`,
        got: shown(capacity),
        example: `${resource}: 1`,
      });
}
