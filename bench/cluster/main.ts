import { parseArgs } from 'node:util';
import { productionAtPeak } from './peak';
import { plainDeployments, podCounts, type Load } from './plain';
import { findPrograms, onFreshPlane } from './plane';
import { available, liveWorkloads } from '../../test/cluster/availability';
import { kubectl } from '../../test/cluster/kubectl';
import { asList, Release } from '../../test/cluster/release';
import { median } from '../measure';
import { table } from '../table';

const HOURS = 3_600_000;

/** What one load took, in seconds from the beginning of its apply. */
interface Took {
  readonly applied: number;
  readonly available: number;
  /** Nodes that were given up meanwhile, for their leases were renewed too late: this machine was too busy. */
  readonly givenUp: number;
}

/**
 * Prints how long a control plane takes until production at its peak is available on a thousand simulated nodes, beside
 * plain Deployments of as many pods: each on a control plane of its own, begun anew. `--nodes`, `--pods` and `--runs`
 * change how many there are, at least, and how often.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      nodes: { type: 'string', default: '1000' },
      pods: { type: 'string', default: '5000' },
      runs: { type: 'string', default: '1' },
    },
  });
  const [nodes, pods, runs] = [values.nodes, values.pods, values.runs].map(Number) as [number, number, number];
  findPrograms();
  const production = peakOf(pods, nodes);
  const loads = {
    'plain Deployments': plainDeployments(podCounts(production.objects, nodes)),
    'production at peak': production,
  };
  const took = Object.keys(loads).map((name) => ({ name, all: [] as Took[] }));
  for (let run = 1; run <= runs; run += 1) {
    for (const { name, all } of took) {
      all.push(await onFreshPlane(nodes, () => measured(loads[name as keyof typeof loads])));
      console.error(`run ${run}: ${name}: ${JSON.stringify(all.at(-1))}`);
    }
  }
  const medians = took.map(({ name, all }) => ({ name, seconds: middle(all) }));
  print(medians, production, nodes);
}

/** Production at as many times its peak as it takes for so many pods, those on each node not counted. */
function peakOf(pods: number, nodes: number): Load {
  let times = Math.ceil(pods / loadOf(1, 0).pods);
  while (loadOf(times, 0).pods < pods) times += 1;
  return loadOf(times, nodes);
}

function loadOf(times: number, nodes: number): Load {
  const { objects, namespaces } = new Release(productionAtPeak(times));
  return { objects, namespaces, pods: podCounts(objects, nodes).reduce((sum, count) => sum + count, 0) };
}

async function measured({ objects, namespaces, pods }: Load): Promise<Took> {
  const begin = Date.now();
  const seconds = () => (Date.now() - begin) / 1000;
  await kubectl(['apply', '--validate=false', '-f', '-'], asList(objects));
  const applied = seconds();
  await available({ objects, namespaces }, HOURS);
  const took = { applied, available: seconds(), givenUp: await nodesGivenUp() };
  const there = await runningPods({ objects, namespaces });
  if (there !== pods) throw new Error(`${there} pods are available, and not ${pods}`);
  return took;
}

async function nodesGivenUp(): Promise<number> {
  const args = [
    'get',
    'events',
    '-A',
    '--field-selector',
    'reason=NodeNotReady,involvedObject.kind=Node',
    '-o',
    'name',
  ];
  return (await kubectl(args)).stdout.split('\n').filter(Boolean).length;
}

async function runningPods(load: Pick<Load, 'objects' | 'namespaces'>): Promise<number> {
  const counts = (await liveWorkloads(load)).map(
    ({ status }) => status?.availableReplicas ?? status?.numberAvailable ?? 0,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const middle = (all: readonly Took[]): Took => ({
  applied: median(all.map(({ applied }) => applied)),
  available: median(all.map(({ available: until }) => until)),
  givenUp: median(all.map(({ givenUp }) => givenUp)),
});

function print(rows: readonly { name: string; seconds: Took }[], { pods }: Load, nodes: number): void {
  const [plain] = rows;
  table(
    [`${pods} pods on ${nodes} nodes`, 'applied s', 'all available s', 'pods / s', 'time / plain', 'nodes given up'],
    rows.map(({ name, seconds }) => [
      name,
      seconds.applied.toFixed(1),
      seconds.available.toFixed(1),
      (pods / seconds.available).toFixed(1),
      (seconds.available / (plain?.seconds.available ?? NaN)).toFixed(2),
      String(seconds.givenUp),
    ]),
  );
}

void main();
