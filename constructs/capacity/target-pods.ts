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

/** T = ⌈R / C⌉, the largest over the resources: pods of a demand, or nodes of the requests. The scarcest one is named. */
export function needOf(demand: Amounts, each: Amounts, place: string): Need {
  checkAmounts(demand, 'demand', place);
  checkAmounts(each, 'each', place);
  const shares = Object.entries(demand)
    .filter(([, amount]) => amount > 0)
    .map(([resource, amount]) => ({ resource, share: amount / capacityOf(each, resource, place) }));
  const nothing = { resource: undefined, share: 0 };
  const { resource, share } = shares.reduce<Share>((most, one) => (one.share > most.share ? one : most), nothing);
  return { count: wholeAbove(share), resource };
}

interface Share {
  readonly resource: string | undefined;
  readonly share: number;
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
