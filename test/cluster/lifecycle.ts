import { until } from '../node/wait';
import { liveWorkloads } from './availability';
import { kubectl } from './kubectl';
import { asList, Release } from './release';
import { isControlPlane } from './setup';

const RUNNING = 'deployments,statefulsets,daemonsets,cronjobs,jobs';

/** Applies a release as its user would, with strict field validation; gives what kubectl had to warn of. */
export async function apply({ text }: Release, ...flags: string[]): Promise<string> {
  return (await kubectl(['apply', '--validate=strict', ...flags, '-f', '-'], text)).stderr;
}

/** Removes what an uninstall removes, until no workload is left: namespaces and claims are kept. */
export async function uninstall(release: Release): Promise<void> {
  await kubectl(['delete', '--wait=false', '-f', '-'], asList(release.removable));
  await until('every workload deleted', 120_000, async () => {
    return (await liveWorkloads(release)).length === 0 ? true : undefined;
  });
}

/** Empties the cluster of a release, claims and all, and waits until it is gone. */
export async function clear({ namespaces, clusterScoped }: Release): Promise<void> {
  // Nothing runs on simulated nodes, so nobody's grace period need be waited for.
  if (isControlPlane()) await Promise.all(namespaces.map(endPods));
  await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(clusterScoped));
}

/** Refuses a cluster that holds namespaces or other objects of these names: clearing would take them away. */
export async function refuseForeign({ clusterScoped }: Release): Promise<void> {
  const { stdout } = await kubectl(['get', '--ignore-not-found', '-o', 'name', '-f', '-'], asList(clusterScoped));
  const found = stdout.split('\n').filter(Boolean);
  if (found.length > 0) {
    throw new Error(`the test would delete what this cluster holds already: ${found.join(', ')}; give it an empty one`);
  }
}

async function endPods(namespace: string): Promise<void> {
  await kubectl(['delete', RUNNING, '--all', '-n', namespace, '--wait=false']);
  await kubectl(['delete', 'pods', '--all', '-n', namespace, '--force', '--grace-period=0']);
}
