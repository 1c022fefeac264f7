import { MOST_REPLICAS } from './checks';
import { floorTo } from './whole';

/** Share of what an availability leaves that rounding may take: 1 − 0.9999 is not the square of 1 − 0.99 to the last bit. */
const ROUNDING = 1e-9;

/** Whether k of n replicas, each up with probability a, are up with probability D. */
export function isAvailable(replicas: number, needed: number, up: number, target: number): boolean {
  const allowed = 1 - target;
  return shortfall(replicas, needed, up) <= allowed * (1 + ROUNDING) + Number.EPSILON;
}

/**
 * The least n with Σ_{i≥k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ ≥ D: found by halving, for one more replica never makes it worse.
 * Nothing where not even `most` are enough.
 */
export function availableReplicas(
  needed: number,
  up: number,
  target: number,
  most = MOST_REPLICAS,
): number | undefined {
  if (needed > most || !isAvailable(most, needed, up, target)) {
    return undefined;
  }
  let [below, enough] = [needed - 1, needed];
  while (enough < most && !isAvailable(enough, needed, up, target)) {
    [below, enough] = [enough, Math.min(most, enough * 2)];
  }
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    [below, enough] = isAvailable(middle, needed, up, target) ? [below, middle] : [middle, enough];
  }
  return enough;
}

/**
 * The probability that fewer than k of n replicas are up: Σ_{i<k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ. This sum, and not its complement,
 * for it is what a target near 1 is about: all its terms are positive, so none of its digits cancel. Terms are logarithms,
 * for C(5000, 2500) is beyond every floating point number.
 */
export function shortfall(replicas: number, needed: number, up: number): number {
  if (up === 1) {
    return replicas < needed ? 1 : 0;
  }
  const odds = up / (1 - up);
  const logs: number[] = [];
  let log = replicas * Math.log(1 - up);
  for (let i = 0; i < Math.min(needed, replicas + 1); i++) {
    logs.push(log);
    log += Math.log(((replicas - i) / (i + 1)) * odds);
  }
  const largest = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  return Math.min(1, Math.exp(largest) * logs.reduce((sum, one) => sum + Math.exp(one - largest), 0));
}

/** The greatest availability of n replicas of which k must be up, rounded down to two digits of what is missing. */
export function bestAvailability(replicas: number, needed: number, up: number): number {
  const missing = shortfall(replicas, needed, up);
  if (missing > 0.1) {
    return missing < 1 ? floorTo(1 - missing, 2) : 0;
  }
  const digits = Math.min(9, Math.max(1, Math.ceil(-Math.log10(missing)) + 1));
  return Math.floor((1 - missing) * 10 ** digits) / 10 ** digits;
}
