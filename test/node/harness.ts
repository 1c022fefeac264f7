import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programsFolder, realnode, run, TOOLS } from './commands';
import { KubernetesObject } from './objects';
import { buildStub } from './stub-image';

const UP_MILLISECONDS = 300_000;

/** Starts a real node in a new folder, which stands for the node in every other call; fails with the reason. */
export async function startNode(): Promise<string> {
  await checkMachine();
  const dir = await mkdtemp(join(tmpdir(), 'commerce-node-'));
  try {
    await buildStub(dir);
    await realnode(['up', dir], { timeout: UP_MILLISECONDS });
  } catch (error) {
    await stopNode(dir);
    throw error;
  }
  return dir;
}

/** Ends the node with all that runs on it, and removes its folder. */
export async function stopNode(dir: string): Promise<void> {
  await realnode(['down', dir]);
  await rm(dir, { recursive: true, force: true });
}

/** Runs kubectl as the cluster's administrator. */
export async function kubectl(dir: string, args: readonly string[], input?: string): Promise<string> {
  return run(join(await programsFolder(), 'kubectl'), ['--kubeconfig', join(dir, 'kubeconfig'), ...args], { input });
}

/** Applies objects on the server's side, in their order. */
export async function apply(dir: string, objects: readonly KubernetesObject[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  await kubectl(dir, ['apply', '--server-side', '--force-conflicts', '-f', '-'], list);
}

/** Runs a command in the node's namespaces: there, addresses of pods and Services can be reached. */
export function nodeExec(dir: string, command: readonly string[]): Promise<string> {
  return realnode(['exec', dir, ...command]);
}

/** What a running stub says of itself, asked by kubectl so that no port and no policy matters. */
export async function askStub<T>(
  dir: string,
  pod: { readonly namespace: string; readonly name: string; readonly container?: string },
  question: 'state' | 'resolve' | 'reach',
  about: readonly string[] = [],
): Promise<T> {
  const container = pod.container ? ['-c', pod.container] : [];
  const args = ['exec', '-n', pod.namespace, pod.name, ...container, '--', '/stub', question, ...about];
  return JSON.parse(await kubectl(dir, args)) as T;
}

/** The answer to `state`. */
export interface StubState {
  readonly name: string;
  /** How often the stub started, counted in each writable folder. */
  readonly starts: Readonly<Record<string, number>>;
  /** Names of the variables that are set. */
  readonly variables: readonly string[];
  /** What the kernel says of the process: `Uid`, `Gid`, `CapEff`, `NoNewPrivs`, `Seccomp`. */
  readonly process: Readonly<Record<string, string>>;
}

/** The answer to `reach`: for each `host:port` why there is no connection; nothing where there is one. */
export type StubReach = Readonly<Record<string, string>>;

/** The answer to `resolve`: for each variable its host, with addresses or the error of the look-up. */
export type StubResolution = Readonly<
  Record<string, { readonly host: string; readonly addresses?: readonly string[]; readonly error?: string }>
>;

async function checkMachine(): Promise<void> {
  const refuse = (why: string): never => {
    throw new Error(`the real node cannot start: ${why}`);
  };
  if (process.getuid?.() !== 0) refuse('it needs root');
  if (!existsSync('/sys/fs/cgroup/cpu')) refuse('it needs cgroup v1 (/sys/fs/cgroup/cpu is absent)');
  if (!existsSync(`${TOOLS}/realnode`)) refuse(`${TOOLS}/realnode is absent`);
  const kubelet = join(await programsFolder(), 'kubelet');
  if (!existsSync(kubelet)) refuse(`${kubelet} is absent: run ${TOOLS}/realnode build`);
  const port = Number(process.env.PORT ?? 36443);
  if (await isTaken(port)) refuse(`port ${port} is taken, probably by another node: end it with realnode down DIR`);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
}
