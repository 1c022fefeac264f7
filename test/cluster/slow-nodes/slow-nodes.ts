import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { until } from '../../node/wait';
import { programNamed } from '../../programs';
import { kubectl } from '../kubectl';
import { live, type LiveObject } from '../live';
import { nodeManifest } from '../node-manifest';
import { asList } from '../release';

/** The annotation by which our simulator knows its nodes; that of the control plane goes by another one. */
const SLOW = 'test/slow';

const STAGES = resolve(__dirname, 'stages.yaml');

interface LiveNode extends LiveObject {
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** A node of ours. */
export interface SlowNode {
  readonly name: string;
  readonly zone: string;
}

/** Two nodes in each of three zones. */
export const SLOW_NODES: readonly SlowNode[] = ['zone-1', 'zone-2', 'zone-3'].flatMap((zone) =>
  ['a', 'b'].map((letter) => ({ name: `slow-${zone}-${letter}`, zone })),
);

/** The only zone that pods like: nothing but their own manifest makes them go to the others too. */
export const LIKED_ZONE = 'zone-1';

/**
 * Nodes on which pods take their time, with a simulator of their own, in place of those that were there: these take no
 * new pods meanwhile. The simulator renews the nodes' leases itself: they need no heartbeat.
 */
export class SlowNodes {
  private simulator?: ChildProcess;

  public async start(): Promise<void> {
    const program = programNamed('kwok');
    if (program === undefined) throw new Error('kwok is neither on the PATH nor among the programs of tools/cluster');
    await removeSlow(); // what an aborted run left
    await setSchedulable(await otherNodes(), false);
    const selector = `--manage-nodes-with-annotation-selector=${SLOW}=true`;
    const lease = '--node-lease-duration-seconds=40';
    const options = { stdio: 'ignore' } as const;
    this.simulator = spawn(program, ['--config', STAGES, '--manage-all-nodes=false', selector, lease], options);
    process.once('exit', () => this.simulator?.kill());
    await this.add(SLOW_NODES);
  }

  public async stop(): Promise<void> {
    await removeSlow();
    this.simulator?.kill();
    await setSchedulable(await otherNodes(), true);
  }

  /** Adds nodes, and waits until they are ready. */
  public async add(nodes: readonly SlowNode[]): Promise<void> {
    await kubectl(['apply', '-f', '-'], asList(nodes.map(manifest)));
    await until('every slow node is ready', 120_000, async () => {
      const ready = new Set((await live<LiveNode>('nodes')).filter(isReady).map(({ metadata }) => metadata.name));
      return nodes.every(({ name }) => ready.has(name)) ? true : undefined;
    });
  }

  /** Loses nodes, as a cloud tells it: the pods stay on the books until the garbage collector finds them. */
  public async lose(nodes: readonly SlowNode[]): Promise<void> {
    await kubectl(['delete', 'node', ...nodes.map(({ name }) => name)]);
  }

  /** Lets drained nodes take pods again. */
  public async uncordon(nodes: readonly SlowNode[]): Promise<void> {
    await setSchedulable(
      nodes.map(({ name }) => name),
      true,
    );
  }
}

function manifest({ name, zone }: SlowNode): object {
  const taints = zone === LIKED_ZONE ? [] : [{ key: 'test/disliked', effect: 'PreferNoSchedule' }];
  return nodeManifest({ name, zone, annotations: { [SLOW]: 'true' }, taints });
}

function isReady({ status }: LiveNode): boolean {
  return status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ?? false;
}

async function otherNodes(): Promise<string[]> {
  const others = (await live('nodes')).filter(({ metadata }) => metadata.annotations?.[SLOW] === undefined);
  return others.map(({ metadata }) => metadata.name);
}

async function setSchedulable(nodes: readonly string[], schedulable: boolean): Promise<void> {
  await kubectl([schedulable ? 'uncordon' : 'cordon', ...nodes]);
}

async function removeSlow(): Promise<void> {
  await kubectl(['delete', 'node', '--ignore-not-found', ...SLOW_NODES.map(({ name }) => name)]);
}
