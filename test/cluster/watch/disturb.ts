import { attempt, kubectl, type Ending } from '../kubectl';
import type { Watch } from './watch';
import { SLOW_NODES, type SlowNode } from '../slow-nodes/slow-nodes';
import type { SeenPod } from '../../availability/objects';

/** The pods of a workload, and none where there is no such workload. */
export function podsOf({ state }: Watch, workload: string): SeenPod[] {
  const found = state.workloads.get(workload);
  return found === undefined ? [] : state.podsOf(found);
}

/** Kills one pod of each workload, without grace, and all at the same time. */
export async function killOneOfEach(watch: Watch, workloads: readonly string[]): Promise<void> {
  const pods = workloads.flatMap((workload) => podsOf(watch, workload).slice(0, 1));
  const namespaces = [...new Set(pods.map(({ metadata }) => metadata.namespace ?? ''))];
  await Promise.all(
    namespaces.map((namespace) => {
      const names = pods
        .filter(({ metadata }) => metadata.namespace === namespace)
        .map(({ metadata }) => metadata.name);
      return kubectl(['delete', 'pod', ...names, '-n', namespace, '--force', '--grace-period=0']);
    }),
  );
}

/** The nodes of the zone that holds most pods of a workload, among some zones. */
export function zoneWithMost(watch: Watch, workload: string, zones = allZones()): SlowNode[] {
  const count = (zone: string): number => {
    const names = nodesOf(zone).map(({ name }) => name);
    return podsOf(watch, workload).filter(({ spec }) => names.includes(spec.nodeName ?? '')).length;
  };
  return nodesOf(most(zones, count));
}

/** The node that holds most pods of a workload. */
export function nodeWithMost(watch: Watch, workload: string): SlowNode[] {
  const pods = podsOf(watch, workload);
  return [most(SLOW_NODES, ({ name }) => pods.filter(({ spec }) => spec.nodeName === name).length)];
}

/** The zones that nodes do not lie in. */
export function zonesBut(nodes: readonly SlowNode[]): string[] {
  return allZones().filter((zone) => nodes.every((node) => node.zone !== zone));
}

/** Drains nodes at the same time through the eviction API, of the pods with some label; tells how each ended. */
export function drain(nodes: readonly SlowNode[], selector: string, seconds: number): Promise<Ending[]> {
  const flags = [
    '--ignore-daemonsets',
    '--delete-emptydir-data',
    `--pod-selector=${selector}`,
    `--timeout=${seconds}s`,
  ];
  return Promise.all(nodes.map(({ name }) => attempt(['drain', name, ...flags])));
}

function nodesOf(zone: string): SlowNode[] {
  return SLOW_NODES.filter((node) => node.zone === zone);
}

function allZones(): string[] {
  return [...new Set(SLOW_NODES.map(({ zone }) => zone))];
}

function most<T>(values: readonly T[], count: (value: T) => number): T {
  const [first, ...others] = values;
  if (first === undefined) throw new Error('there is nothing to choose from');
  return others.reduce((best, value) => (count(value) > count(best) ? value : best), first);
}
