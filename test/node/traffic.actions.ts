import { apply, kubectl, nodeExec } from './harness';
import { KubernetesObject } from './objects';
import { Pod } from './readiness';
import { loadStubs } from './stub-image';
import { stubbed } from './stubbed';
import { SHOP } from './traffic.objects';
import { list, until, waitReady } from './wait';

const MINUTE = 60_000;

/** Applies objects whose containers run stubs. */
export async function applyStubbed(node: string, objects: readonly KubernetesObject[]): Promise<void> {
  const { manifests, images } = stubbed(objects);
  await loadStubs(node, images);
  await apply(node, manifests);
}

/** Applies objects and waits until all is ready and the pods of before are gone. */
export async function roll(node: string, name: string, objects: readonly KubernetesObject[]): Promise<void> {
  const before = await podsOf(node, name);
  await applyStubbed(node, objects);
  await waitReady(node, [SHOP], 4 * MINUTE);
  await untilGone(node, name, before);
}

/**
 * Evicts every pod of a workload by the API, all asked for at once and again each second, as a drain does. Gives how often
 * the budget said "not yet".
 */
export async function evictAll(node: string, name: string): Promise<number> {
  let refusals = 0;
  const before = await podsOf(node, name);
  const evictions = before.map(({ metadata }) => {
    return until(`the eviction of ${metadata.name}`, 2 * MINUTE, async () => {
      if (await evict(node, metadata.name)) return true;
      refusals += 1;
      return undefined;
    });
  });
  await Promise.all(evictions);
  await untilGone(node, name, before);
  await waitReady(node, [SHOP], 2 * MINUTE);
  return refusals;
}

/** Kills the program of a pod outright: no signal that it could catch, no preStop. Gives for how many seconds nobody listened. */
export async function kill(node: string, { metadata: { name }, status }: Pod): Promise<number> {
  const id = status.containerStatuses?.[0]?.containerID?.replace('containerd://', '') ?? '';
  const killed = Date.now();
  await nodeExec(node, [...CTR, 'tasks', 'kill', '--signal', 'SIGKILL', id]);
  await until(`a second start of ${name}`, MINUTE, async () => {
    const pod = (await list<Pod>(node, [SHOP], 'pods')).find(({ metadata }) => metadata.name === name);
    const [container] = pod?.status.containerStatuses ?? [];
    return (container?.restartCount === 1 && container.ready) || undefined;
  });
  const log = await kubectl(node, ['logs', name, '-n', SHOP, '--timestamps']);
  const [listening = ''] = /^\S+(?= .*listening on)/m.exec(log) ?? [];
  return (Date.parse(listening) - killed) / 1000;
}

/** The connections that nobody answered, each with the pod it was bound to: what the node's connection tracking remembers. */
export async function unanswered(node: string): Promise<string> {
  return nodeExec(node, ['conntrack', '-L', '-p', 'tcp', '--state', 'SYN_SENT']);
}

const CTR = ['ctr', '-a', '/run/containerd/containerd.sock', '-n', 'k8s.io'];

/** Waits until a Service gives one version only: a dozen times in a row, each over a new connection. */
export async function untilAnswered(node: string, service: string, version: string): Promise<void> {
  const curl = `curl -s -m 10 http://${await addressOf(node, service)}/stub/work?for=0ms; echo`;
  const dozen = ['bash', '-c', `for _ in {1..12}; do ${curl}; done`];
  await until(`${version} alone from ${service}`, MINUTE, async () => {
    const answers = (await nodeExec(node, dozen)).trim().split('\n');
    return answers.every((answer) => answer === version) || undefined;
  });
}

/** The pods of a workload. */
export async function podsOf(node: string, name: string): Promise<Pod[]> {
  const pods = await list<Pod>(node, [SHOP], 'pods');
  return pods.filter(({ metadata }) => metadata.labels['app.kubernetes.io/name'] === name);
}

/** Address and port of a Service: `10.96.0.7:80`. */
export async function addressOf(node: string, service: string): Promise<string> {
  const path = 'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}';
  return kubectl(node, ['get', 'svc', service, '-n', SHOP, '-o', path]);
}

async function evict(node: string, name: string): Promise<boolean> {
  const path = `/api/v1/namespaces/${SHOP}/pods/${name}/eviction`;
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: SHOP } };
  try {
    await kubectl(node, ['create', '--raw', path, '-f', '-'], JSON.stringify(body));
    return true;
  } catch (error) {
    if (String(error).includes('disruption budget')) return false;
    throw error;
  }
}

async function untilGone(node: string, name: string, pods: readonly Pod[]): Promise<void> {
  const uids = pods.map(({ metadata }) => metadata.uid);
  await until(`the end of the old pods of ${name}`, 2 * MINUTE, async () => {
    return (await podsOf(node, name)).some(({ metadata }) => uids.includes(metadata.uid)) ? undefined : true;
  });
}
