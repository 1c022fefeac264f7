import { setTimeout as sleep } from 'node:timers/promises';
import { kubectl } from './harness';
import { isReady, podTroubles, Workload, Pod } from './readiness';

/** Asks again every second until there is an answer; fails after `milliseconds` with what was awaited. */
export async function until<T>(what: string, milliseconds: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(1000);
  }
  throw new Error(`not within ${milliseconds / 1000} s: ${what}`);
}

/** Waits until every workload of the namespaces is ready and every Job complete; fails with each pod's trouble. */
export async function waitReady(dir: string, namespaces: readonly string[], milliseconds: number): Promise<void> {
  try {
    await until(`workloads ready in ${namespaces.join(', ')}`, milliseconds, async () => {
      const workloads = await list<Workload>(dir, namespaces, 'deployments,statefulsets,daemonsets,jobs');
      return workloads.length > 0 && workloads.every(isReady) ? true : undefined;
    });
  } catch (error) {
    const troubles = podTroubles(await list<Pod>(dir, namespaces, 'pods'));
    const warnings = await Promise.all(namespaces.map((namespace) => warningsIn(dir, namespace)));
    throw new Error([String(error), ...troubles, ...warnings].join('\n'));
  }
}

/** The objects of some kinds in some namespaces. */
export async function list<T>(dir: string, namespaces: readonly string[], kinds: string): Promise<T[]> {
  const answers = await Promise.all(
    namespaces.map((namespace) => kubectl(dir, ['get', kinds, '-n', namespace, '-o', 'json'])),
  );
  return answers.flatMap((answer) => (JSON.parse(answer) as { items: T[] }).items);
}

async function warningsIn(dir: string, namespace: string): Promise<string> {
  const args = ['get', 'events', '-n', namespace, '--field-selector', 'type=Warning', '--no-headers'];
  const lines = (await kubectl(dir, [...args, '--sort-by', '.lastTimestamp'])).trim().split('\n');
  return lines.slice(-20).join('\n');
}
