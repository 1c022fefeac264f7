import type { LiveObject } from './live';

/** What the API server, controllers, kubectl and Helm write of their own into an object's metadata. */
const OWN_METADATA = ['uid', 'resourceVersion', 'managedFields', 'creationTimestamp', 'generation', 'finalizers'];
const OWN_ANNOTATIONS =
  /^(meta\.helm\.sh\/|kubectl\.kubernetes\.io\/|deployment\.kubernetes\.io\/|pv\.kubernetes\.io\/|volume\.)/;
const OWN_LABELS = ['app.kubernetes.io/managed-by'];

/** Fields that the cluster fills in where nobody asked for anything. */
const ASSIGNED = ['clusterIP', 'clusterIPs', 'healthCheckNodePort', 'volumeName'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * What somebody asked for in an object: nothing that differs from one installation to the next, nor the replicas of what
 * is scaled.
 */
export function askedFor({ metadata, ...body }: LiveObject & Fields, scaled: boolean): unknown {
  const assigned = scaled ? [...ASSIGNED, 'replicas'] : ASSIGNED;
  const { annotations = {}, labels = {}, ...rest } = metadata as LiveObject['metadata'] & Fields;
  const { spec, ...others } = without(body, (key) => key === 'status');
  return {
    ...others,
    metadata: {
      ...without(rest, (key) => OWN_METADATA.includes(key)),
      annotations: without(annotations, (key) => OWN_ANNOTATIONS.test(key)),
      labels: without(labels, (key) => OWN_LABELS.includes(key)),
    },
    spec: spec === undefined ? undefined : withoutUids(without(spec as Fields, (key) => assigned.includes(key))),
  };
}

function without(fields: Fields, own: (key: string) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !own(key)));
}

/** A Job's pods are selected by the Job's own uid. */
function withoutUids(fields: Fields): unknown {
  return JSON.parse(JSON.stringify(fields), (key, value: unknown) =>
    key.endsWith('controller-uid') ? undefined : value,
  );
}
