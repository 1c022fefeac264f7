import type { Mutant } from './mutant';
import { valueAt, written } from './paths';

/** Something whose absence changes nothing. */
export interface Equivalent {
  readonly kind: string;
  /** What is taken away. */
  readonly path: RegExp;
  /** Whether it changes nothing in this object too. */
  readonly where: (mutant: Mutant) => boolean;
  /** Why, by Kubernetes' own rules. */
  readonly reason: string;
}

/** What need not be missed. An entry that nothing fits fails the run. */
export const EQUIVALENTS: readonly Equivalent[] = [
  {
    kind: 'NetworkPolicy',
    path: /^spec\.\w+\[\d+\]\.(from|to)\[\d+\]\.namespaceSelector$/,
    where: ({ object, path = [] }) =>
      JSON.stringify(valueAt(object, path)) ===
      `{"matchLabels":{"kubernetes.io/metadata.name":"${object.metadata.namespace}"}}`,
    reason: "a peer without namespaces is one of the policy's own namespace, which this names",
  },
  {
    kind: 'Gateway',
    path: /^spec\.listeners\[\d+\]\.allowedRoutes$/,
    where: ({ object, path = [] }) => JSON.stringify(valueAt(object, path)) === '{"namespaces":{"from":"Same"}}',
    reason: 'a listener that says nothing takes routes of its own namespace alone, as this says',
  },
  {
    kind: 'DaemonSet',
    path: /^spec\.template\.spec\.securityContext\.runAsUser$/,
    where: ({ object, path = [] }) => valueAt(object, path) === 0,
    reason: 'user 0 is what the agent needs to read the logs; without it the image’s own user runs, who may no more',
  },
  {
    kind: 'AuthorizationPolicy',
    path: /^spec\.action$/,
    where: ({ object, path = [] }) => valueAt(object, path) === 'ALLOW',
    reason: 'ALLOW is what a policy does that says nothing',
  },
  {
    kind: 'PeerAuthentication',
    path: /^spec\.mtls$/,
    where: ({ object }) => valueAt(object, ['spec', 'selector']) !== undefined,
    reason: 'the mode of a workload that says none is that of its namespace, which is strict',
  },
  {
    kind: 'AuthorizationPolicy',
    path: /^(spec\.rules.*)?$/,
    where: ({ object }) => object.metadata.name === 'storefront-8080-from-prometheus.monitoring',
    reason: 'the edge’s proxies, which have no sidecar, may ask anything on that port: so may whoever has none',
  },
];

/** Whether what was taken away need not be missed, by this entry. */
export function fits({ kind, path, where }: Equivalent, mutant: Mutant): boolean {
  return mutant.object.kind === kind && path.test(written(mutant.path ?? [])) && where(mutant);
}
