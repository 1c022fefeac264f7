import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { kubectl } from '../../test/cluster/kubectl';
import { live, type LiveObject } from '../../test/cluster/live';
import { provideNeeds } from '../../test/cluster/needs';
import { asList } from '../../test/cluster/release';
import { until } from '../../test/node/wait';

const CLUSTER = resolve('../shared/tools/cluster');

/** The annotation by which a simulator knows its nodes; the control plane's own simulator has another value there. */
const SIMULATED = 'kwok.x-k8s.io/node';
const OURS = 'bench';

/** A quarter of this lies between two renewals of a node's lease: well within the 50 s after which a node counts as lost. */
const LEASE_SECONDS = 100;

interface LiveNode extends LiveObject {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * A control plane of its own with so many simulated nodes in three zones, which is gone when the work is done. Its nodes
 * have a simulator that renews their leases, as kubelets do: without, a node of a busy control plane is given up now and
 * then, with all its pods.
 */
export async function onFreshPlane<T>(nodes: number, work: () => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'commerce-bench-'));
  let simulator: ChildProcess | undefined;
  try {
    const output = execFileSync(CLUSTER, ['up', dir, '0'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    process.env.KUBECONFIG = output.trim().split('\n').pop();
    simulator = simulate();
    await addNodes(nodes);
    await provideNeeds();
    return await work();
  } finally {
    await end(simulator);
    execFileSync(CLUSTER, ['down', dir]);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Makes kubectl and the others of the control plane's programs known. */
export function findPrograms(): void {
  const folder = execFileSync(CLUSTER, ['bin'], { encoding: 'utf8' }).trim();
  process.env.PATH = `${process.env.PATH ?? ''}${delimiter}${folder}`;
}

function simulate(): ChildProcess {
  const selector = `--manage-nodes-with-annotation-selector=${SIMULATED}=${OURS}`;
  const lease = `--node-lease-duration-seconds=${LEASE_SECONDS}`;
  return spawn('kwok', ['--manage-all-nodes=false', selector, lease], { stdio: 'ignore' });
}

async function end(simulator: ChildProcess | undefined): Promise<void> {
  if (simulator === undefined || simulator.exitCode !== null) return;
  const ended = once(simulator, 'exit');
  simulator.kill('SIGKILL');
  await ended;
}

async function addNodes(count: number): Promise<void> {
  await kubectl(['create', '-f', '-'], asList(Array.from({ length: count }, (_, index) => node(index))));
  await until(`${count} nodes ready`, 600_000, async () => {
    const ready = (await live<LiveNode>('nodes')).filter(({ status }) =>
      status.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True'),
    );
    return ready.length === count ? true : undefined;
  });
}

function node(index: number): object {
  const name = `node-${index + 1}`;
  const amounts = { cpu: '16', memory: '64Gi', pods: '250', 'ephemeral-storage': '500Gi' };
  const labels = {
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'topology.kubernetes.io/zone': `zone-${(index % 3) + 1}`,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, annotations: { [SIMULATED]: OURS }, labels },
    status: { allocatable: amounts, capacity: amounts },
  };
}
