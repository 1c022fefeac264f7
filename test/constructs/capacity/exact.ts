/*
 * The sums once more, by counting: whole numbers of any size, one step after the other. Slow, and of another kind than
 * what they check.
 */

/** a and D in thousandths of millionths: exact decimals, as people write them. */
export interface ExactChance {
  /** Probability that one is up, in 1/scale. */
  readonly up: bigint;
  /** Probability that is wanted, in 1/scale. */
  readonly target: bigint;
  readonly scale: bigint;
}

/** Whether at least k of n are up with the probability that is wanted: Pascal's triangle, no logarithm, no rounding. */
export function isAvailableExactly(n: number, k: number, { up, target, scale }: ExactChance): boolean {
  const down = scale - up;
  let sum = 0n;
  for (let i = k; i <= n; i++) {
    sum += choose(n, i) * up ** BigInt(i) * down ** BigInt(n - i);
  }
  return sum * scale >= target * scale ** BigInt(n);
}

/** The least n by trying one after the other. */
export function leastAvailable(k: number, chance: ExactChance): number {
  let n = k;
  while (!isAvailableExactly(n, k, chance)) {
    n++;
  }
  return n;
}

function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i++) {
    ways = (ways * BigInt(n - k + i)) / BigInt(i);
  }
  return ways;
}

/** How many of so many are needed to hold an amount: one more until it is enough. */
export function leastHolding(amount: bigint, each: bigint): number {
  let count = 0;
  while (BigInt(count) * each < amount) {
    count++;
  }
  return count;
}

/** Pods dealt out to zones in turn, as spreading does. */
export function dealtOut(replicas: number, zones: number): number[] {
  const dealt = new Array<number>(zones).fill(0);
  for (let pod = 0; pod < replicas; pod++) {
    dealt[pod % zones] = (dealt[pod % zones] ?? 0) + 1;
  }
  return dealt;
}
