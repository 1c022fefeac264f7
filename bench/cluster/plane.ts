import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { kubectl } from '../../test/cluster/kubectl';
import { live, type LiveObject } from '../../test/cluster/live';
import { provideNeeds } from '../../test/cluster/needs';
import { asList } from '../../test/cluster/release';
import { until } from '../../test/node/wait';

const CLUSTER = resolve('../shared/tools/cluster');

/** How our nodes and their pods behave. The control plane's own simulator knows its nodes by another value of the annotation. */
const SIMULATOR = resolve('bench/cluster/simulator.yaml');
const ANNOTATION = { 'kwok.x-k8s.io/node': 'bench' };

interface LiveNode extends LiveObject {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * A control plane of its own with so many simulated nodes in three zones, which is gone when the work is done, or the
 * program is stopped. Its nodes have a simulator of their own, whose settings are for many.
 */
export async function onFreshPlane<T>(nodes: number, work: () => Promise<T>): Promise<T> {
  const plane = new Plane();
  const stop = () => {
    plane.stop();
    process.exit(1);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  signals.forEach((signal) => process.once(signal, stop));
  try {
    plane.start();
    await kubectl(['get', '--raw', '/openapi/v2']); // made at the first question, which takes its time
    await addNodes(nodes);
    await provideNeeds();
    return await work();
  } finally {
    plane.stop();
    signals.forEach((signal) => process.off(signal, stop));
  }
}

/** Makes kubectl and the others of the control plane's programs known. */
export function findPrograms(): void {
  const folder = execFileSync(CLUSTER, ['bin'], { encoding: 'utf8' }).trim();
  process.env.PATH = `${process.env.PATH ?? ''}${delimiter}${folder}`;
}

class Plane {
  private readonly dir = mkdtempSync(join(tmpdir(), 'commerce-bench-'));
  private simulator?: ChildProcess;

  public start(): void {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const output = execFileSync(CLUSTER, ['up', this.dir, '0'], { encoding: 'utf8', stdio: [...stdio] });
    process.env.KUBECONFIG = output.trim().split('\n').pop();
    this.simulator = spawn('kwok', ['--config', SIMULATOR], { stdio: 'ignore' });
  }

  public stop(): void {
    this.simulator?.kill('SIGKILL');
    execFileSync(CLUSTER, ['down', this.dir]);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function addNodes(count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => node(index));
  const parts = Array.from({ length: 8 }, (_, part) => all.filter((_, index) => index % 8 === part));
  // kubectl sends one after another.
  await Promise.all(parts.map((part) => kubectl(['create', '--validate=false', '-f', '-'], asList(part))));
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
    metadata: { name, annotations: ANNOTATION, labels },
    status: { allocatable: amounts, capacity: amounts },
  };
}
