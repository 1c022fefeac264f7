import type { Opening, Reachability } from '../constructs';

/** Who reaches whom, as a table in Markdown: the pods of the manifests, and whoever they reach or are reached by. */
export function reachabilityTable(reach: Reachability): string {
  const openings = [...reach.amongPods, ...reach.toOutside, ...reach.fromOutside];
  const rows = openings.filter(({ from, to }) => reach.isOwn(from) || reach.isOwn(to));
  return ['| from | to | protocol | ports |', '| --- | --- | --- | --- |', ...together(rows)].join('\n');
}

/** One row for protocols with the same ports. */
function together(openings: readonly Opening[]): string[] {
  const protocols = new Map<string, string[]>();
  for (const { from, to, protocol, ports } of openings) {
    const key = JSON.stringify([from, to, ports]);
    protocols.set(key, [...(protocols.get(key) ?? []), protocol]);
  }
  return [...protocols].map(([key, list]) => {
    const [from = '', to = '', ports = ''] = JSON.parse(key) as string[];
    return `| \`${from}\` | \`${to}\` | ${list.join(', ')} | ${ports} |`;
  });
}
