import { MOST_REPLICAS } from './checks';
import { floorTo } from './whole';

/** Share of what an availability leaves that rounding may take: 1 − 0.9999 is not the square of 1 − 0.99 to the last bit. */
const ROUNDING = 1e-9;

/** Share of a sum below which a term adds nothing. */
const NEGLIGIBLE = 1e-18;

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
  let [below, enough] = [needed - 1, needed];
  while (enough <= most && !isAvailable(enough, needed, up, target)) {
    [below, enough] = [enough, enough * 2];
  }
  if (enough > most && (needed > most || !isAvailable(most, needed, up, target))) {
    return undefined;
  }
  enough = Math.min(enough, most);
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    [below, enough] = isAvailable(middle, needed, up, target) ? [below, middle] : [middle, enough];
  }
  return enough;
}

/**
 * The probability that fewer than k of n replicas are up: Σ_{i<k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ. This sum, and not its complement,
 * for it is what a target near 1 is about: all its terms are positive, so none of its digits cancel. It begins with the
 * largest term, a logarithm, for C(5000, 2500) is beyond every floating point number, and ends where terms no longer count.
 */
export function shortfall(replicas: number, needed: number, up: number): number {
  if (up === 1 || replicas < needed) {
    return replicas < needed ? 1 : 0;
  }
  const odds = up / (1 - up);
  const top = Math.min(needed - 1, Math.floor((replicas + 1) * up));
  const largest = logChoose(replicas, top) + top * Math.log(up) + (replicas - top) * Math.log(1 - up);
  let sum = 1;
  for (let i = top, term = 1; i > 0 && term > sum * NEGLIGIBLE; i--) {
    term *= i / (replicas - i + 1) / odds;
    sum += term;
  }
  for (let i = top + 1, term = 1; i < needed && term > sum * NEGLIGIBLE; i++) {
    term *= ((replicas - i + 1) / i) * odds;
    sum += term;
  }
  return Math.min(1, Math.exp(largest) * sum);
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

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** ln n!, by Stirling's series where its fourth term is below the last digit. @see https://dlmf.nist.gov/5.11#E1 */
function logFactorial(n: number): number {
  if (n < 20) {
    return Math.log(
      Array.from({ length: n }, (_, index) => index + 1).reduce((product, factor) => product * factor, 1),
    );
  }
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5) - 1 / (1680 * n ** 7);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
