import { LoadReport, RATE, Tally, WORK } from './load';
import { REPLICAS } from './traffic.objects';

/** How often each version answered, and each kind of failure. */
export function total({ bySecond }: Tally): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const second of bySecond) {
    for (const [what, count] of Object.entries(second)) sums[what] = (sums[what] ?? 0) + count;
  }
  return sums;
}

/** The versions that answered for a whole second alone, in their order. */
export function reigns({ bySecond }: Tally): string[] {
  const alone = bySecond.map((second) => Object.keys(second)).filter(({ length }) => length === 1);
  return alone.flat().filter((version, i, versions) => version !== versions[i - 1]);
}

/** How many requests failed. */
export function failures({ failed }: Tally): number {
  return Object.values(failed).reduce((all, count) => all + count, 0);
}

/**
 * The most requests that one pod may cost which does not serve for some seconds: its share of what is sent in them, and
 * of what it had under way. kube-proxy draws a pod for each connection: four standard deviations are for chance.
 */
export function mostLost(seconds: number): number {
  const sent = RATE * (seconds + WORK / 1000);
  const share = 1 / REPLICAS;
  return sent * share + 4 * Math.sqrt(sent * share * (1 - share));
}

/** The figures of a measurement, one line for each of its loads. */
export function told(what: string, report: LoadReport): string[] {
  return Object.entries(report).map(([load, tally]) => {
    const { sent, seconds, connections, repeated, late, missed, example } = tally;
    return [
      `${what}, ${load} connections: ${failures(tally)} of ${sent} failed${example ? ` (${example})` : ''}`,
      Object.entries(total(tally))
        .map(([answer, count]) => `${answer} ${count}`)
        .join(', '),
      `${connections} connections, ${repeated} requests repeated`,
      `${seconds.toFixed(1)} s, sent at most ${late} ms late, ${missed} over a second`,
    ].join('; ');
  });
}
