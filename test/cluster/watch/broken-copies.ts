import type { Manifest, Release } from '../release';

/** The label that a broken copy's pods carry, and its values. */
export const COPY = 'test/copy';

/** What is copied: three replicas, spread, with a budget. */
const ORIGINAL = { namespace: 'commerce', name: 'logistics' };

interface Spec {
  readonly strategy: object;
  readonly template: {
    readonly metadata: { readonly labels: object };
    readonly spec: { readonly topologySpreadConstraints: readonly object[]; readonly serviceAccountName?: string };
  };
}

type Change = (spec: Spec) => object;

/** Copies of one workload of production; each lacks one property that a test measures, and nothing else. */
const CHANGES = {
  /** Only one replica. */
  alone: (spec) => ({ ...spec, replicas: 1 }),
  /** The scheduler may put all of them side by side. */
  unspread: (spec) => withPod(spec, { topologySpreadConstraints: undefined }),
  /** Nothing limits how many are evicted at once. */
  unbudgeted: (spec) => spec,
  /** Drained nodes count where pods are spread, as they do by default. */
  stuck: (spec) =>
    withPod(spec, {
      topologySpreadConstraints: spec.template.spec.topologySpreadConstraints.map((constraint) => ({
        ...constraint,
        nodeTaintsPolicy: 'Ignore',
      })),
    }),
  /** A rolling update may take pods away before new ones are there. */
  hasty: (spec) => ({ ...spec, strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } }),
} satisfies Record<string, Change>;

/** The name of a copy, which is that of its namespace too. */
export type Broken = keyof typeof CHANGES;

/** The names of all copies. */
export const BROKEN = Object.keys(CHANGES) as Broken[];

/** The title of what is copied, and of a copy of it. */
export function titleOf(copy?: Broken): string {
  return `Deployment/${copy ?? ORIGINAL.namespace}/${ORIGINAL.name}`;
}

/** All copies, each in a namespace of its own. */
export function brokenCopies(release: Release): { objects: Manifest[]; namespaces: string[] } {
  return { objects: BROKEN.flatMap((name) => copyOf(release, name)), namespaces: BROKEN };
}

function copyOf({ objects }: Release, copy: Broken): Manifest[] {
  const found = objects.filter(
    ({ metadata }) => metadata.namespace === ORIGINAL.namespace && metadata.name === ORIGINAL.name,
  );
  const only = (kind: string): Manifest[] =>
    found
      .filter((object) => object.kind === kind)
      .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: copy } }));
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: copy } },
    ...only('ServiceAccount'),
    ...(copy === 'unbudgeted' ? [] : only('PodDisruptionBudget')),
    ...only('Deployment').map((deployment) => ({ ...deployment, spec: changed(deployment.spec as Spec, copy) })),
  ];
}

function changed(spec: Spec, copy: Broken): object {
  const { template } = spec;
  const labels = { ...template.metadata.labels, [COPY]: copy };
  return CHANGES[copy]({ ...spec, template: { ...template, metadata: { ...template.metadata, labels } } });
}

function withPod(spec: Spec, fields: object): Spec {
  const { template } = spec;
  return { ...spec, template: { ...template, spec: { ...template.spec, ...fields } } };
}
