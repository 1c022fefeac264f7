import { EVERYTHING } from './bad-places';
import { injected } from './injected';
import { MAKERS, PIECES, podSpec, template, type PodFields } from './good-objects';

const { labels, digest } = PIECES;
const FOREIGN = 'registry.evil.example/shop/web:1.2.3';

/** A pod with a token in a volume: for whom, the volume's name, and what its program says of it. */
export const projected = (audience: string | undefined, name = 'token', container: object = {}): PodFields => ({
  container,
  spec: { volumes: [{ name, projected: { sources: [{ serviceAccountToken: { path: 'token', audience } }] } }] },
});

/** What is admitted where certificates are asked for, and nowhere else. */
export const SOLVER = "a solver of cert-manager's";

/** What is admitted where there is a mesh. */
export const MESHED_POD = 'a sidecar of the mesh, with its token';

/** A pod that asks for a sidecar, with it. */
const meshed = (zone: string): object =>
  injected(
    MAKERS.Pod(
      template(
        {
          labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
          annotations: {
            'sidecar.istio.io/proxyCPU': '1m',
            'sidecar.istio.io/proxyMemory': '1Mi',
            'sidecar.istio.io/proxyCPULimit': '1m',
            'sidecar.istio.io/proxyMemoryLimit': '1Mi',
          },
        },
        zone,
      ),
    ),
  );

/** Pods as operators, meshes and clouds make them: all are admitted. */
export const ODD_PODS: readonly (readonly [name: string, namespace: string, object: object])[] = [
  [
    'an agent on every node',
    'agents',
    MAKERS.DaemonSet(template({ spec: { tolerations: [{ ...EVERYTHING, effect: 'NoSchedule' }] } })),
  ],
  [
    'what the cluster itself runs on every node',
    'kube-system',
    MAKERS.DaemonSet(template({ spec: { tolerations: [EVERYTHING] } })),
  ],
  [
    'a pod on nodes of another kind',
    'commerce',
    MAKERS.Pod(template({ spec: { tolerations: [{ key: 'spot', operator: 'Exists' }] } })),
  ],
  ...['edge', 'commerce', 'payments', 'vault'].map((zone) => [MESHED_POD, zone, meshed(zone)] as const),
  ["a token for AWS's own service", 'vault', MAKERS.Pod(template(projected('sts.amazonaws.com'), 'vault'))],
  ["a token for Azure's", 'vault', MAKERS.Pod(template(projected('api://AzureADTokenExchange'), 'vault'))],
  [
    'a floating image with a reason',
    'commerce',
    MAKERS.Pod(
      template({
        container: { image: 'docker.io/library/redis:latest' },
        annotations: { 'cdk8s-commerce/floating-image': 'a demo' },
      }),
    ),
  ],
  [
    'an image by digest, whatever its tag',
    'vault',
    MAKERS.Pod(template({ container: { image: `docker.io/library/busybox:latest@sha256:${digest}` } }, 'vault')),
  ],
  [
    SOLVER,
    'edge',
    MAKERS.Pod(
      template({
        labels: { 'acme.cert-manager.io/http01-solver': 'true' },
        container: { image: 'quay.io/jetstack/cert-manager-acmesolver:v1.21.1' },
      }),
    ),
  ],
  [
    'what is no pod of the platform and wants no special nodes',
    'default',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'any' },
      spec: { containers: [{ name: 'any', image: FOREIGN }] },
    },
  ],
  [
    'a Rollout of a Deployment, which has the pods',
    'payments',
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'good' }, spec: { ...podSpec.rollout } },
  ],
];
