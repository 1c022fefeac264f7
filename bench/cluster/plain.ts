import type { Manifest } from '../../test/cluster/release';

/** What is put on the cluster at once, and how many pods it becomes. */
export interface Load {
  readonly objects: readonly Manifest[];
  readonly namespaces: string[];
  readonly pods: number;
}

const NAMESPACE = 'plain';

interface Scaled {
  readonly replicas?: number;
  readonly completions?: number;
  readonly minReplicas?: number;
  readonly scaleTargetRef?: { readonly name: string };
}

/** How many pods each workload of these manifests becomes: of an autoscaled one its fewest. Of a Job that runs to its end none. */
export function podCounts(objects: readonly Manifest[], nodes: number): number[] {
  const specs = objects.map(({ kind, metadata, spec = {} }) => ({ kind, metadata, spec: spec as Scaled }));
  const fewest = new Map(
    specs
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map(({ metadata, spec }) => [
        `${metadata.namespace ?? ''}/${spec.scaleTargetRef?.name ?? ''}`,
        spec.minReplicas,
      ]),
  );
  return specs.flatMap(({ kind, metadata, spec }) => {
    if (kind === 'DaemonSet') return [nodes];
    if (kind !== 'Deployment' && kind !== 'StatefulSet') return [];
    return [fewest.get(`${metadata.namespace ?? ''}/${metadata.name}`) ?? spec.replicas ?? 1];
  });
}

/** Deployments of so many pods each, with nothing but a name and an image. */
export function plainDeployments(counts: readonly number[]): Load {
  const deployments = counts.map((replicas, index) => {
    const labels = { app: `plain-${index}` };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: labels.app, namespace: NAMESPACE },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'example.com/plain:1' }] } },
      },
    };
  });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
  return {
    objects: [namespace, ...deployments],
    namespaces: [NAMESPACE],
    pods: counts.reduce((sum, count) => sum + count, 0),
  };
}
