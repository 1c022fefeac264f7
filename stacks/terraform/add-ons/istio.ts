import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, replicas, resources, spreadOf, type Enabled, type PodResources, type Spread } from './parts';
import { PROXY_START_SECONDS } from '../../add-ons/proxy';
import { ISTIO_IMAGES } from '../../add-ons/versions';
import type { ClusterValues } from '../../environments/cluster';
import type { Environment } from '../../environments/environment';

/** What the charts of the mesh know together. */
interface Global {
  readonly hub: string;
  readonly logAsJson: boolean;
  readonly networkPolicy: Enabled;
  readonly platform?: 'gke' | 'minikube';
}

interface IstioCniValues {
  readonly global: Global;
  readonly cniBinDir?: string;
  readonly excludeNamespaces: readonly string[];
  readonly resources: PodResources;
  readonly repair: Enabled & { readonly repairPods: boolean };
}

interface IstiodValues {
  readonly global: Global & {
    readonly priorityClassName: string;
    readonly proxy: {
      readonly clusterDomain?: string;
      readonly seccompProfile: typeof SECCOMP;
      readonly startupProbe: { readonly failureThreshold: number };
    };
  };
  readonly autoscaleEnabled: boolean;
  readonly autoscaleMin: number;
  readonly autoscaleMax: number;
  readonly replicaCount: number;
  readonly pdb: { readonly minAvailable: number };
  readonly resources: PodResources;
  readonly topologySpreadConstraints: readonly Spread[];
  readonly seccompProfile: typeof SECCOMP;
  readonly cni: Enabled;
  readonly env: typeof SWITCHES;
  readonly meshConfig: object;
}

const SECCOMP = { type: 'RuntimeDefault' } as const;

/** Sidecars are init containers that stay; Gateways and their classes are another add-on's. */
const SWITCHES = {
  ENABLE_NATIVE_SIDECARS: 'true',
  PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
  PILOT_ENABLE_GATEWAY_API_GATEWAYCLASS_CONTROLLER: 'false',
} as const;

/** Clusters of their own kind: Google's want a quota for pods that nodes cannot do without, Minikube's keep networks elsewhere. */
const PLATFORMS: { readonly [form in ClusterValues['form']]?: 'gke' | 'minikube' } = {
  gke: 'gke',
  minikube: 'minikube',
};

/**
 * Definitions of the mesh, in the chart's templates: upgraded with the release, and kept when it is removed.
 * @see https://istio.io/latest/docs/setup/install/helm/
 */
export const istioBase: AddOn = { values: () => ({ defaultRevision: 'default' }) };

/**
 * The network plugin on every node. Without it each pod of the mesh would need NET_ADMIN, which Pod Security refuses.
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export const istioCni: AddOn = {
  values: (environment): IstioCniValues => ({
    global: global(environment),
    // Its chart knows where Google's nodes keep plugins, and forgets it.
    ...(environment.cluster.form === 'gke' ? { cniBinDir: '/home/kubernetes/bin' } : {}),
    excludeNamespaces: ['kube-system', 'istio-system'],
    resources: resources('50m', '100Mi', '256Mi'),
    // A pod that was there before the plugin on a new node is made whole instead of killed.
    repair: { enabled: true, repairPods: true },
  }),
};

/**
 * The mesh's control plane: three, for pods that start need it. What a sidecar may reach is declared, or refused.
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export const istiod: AddOn = {
  values: (environment): IstiodValues => ({
    global: {
      ...global(environment),
      priorityClassName: ADD_ON_PRIORITY,
      proxy: {
        ...(environment.mesh?.clusterDomain === undefined ? {} : { clusterDomain: environment.mesh.clusterDomain }),
        seccompProfile: SECCOMP,
        startupProbe: { failureThreshold: PROXY_START_SECONDS },
      },
    },
    autoscaleEnabled: environment.highlyAvailable,
    autoscaleMin: replicas(environment, 3),
    autoscaleMax: replicas(environment, 5),
    replicaCount: 1,
    // The chart makes a budget where there is more than one.
    pdb: { minAvailable: 2 },
    resources: resources('500m', '2Gi', '4Gi'),
    topologySpreadConstraints: spreadOf({ app: 'istiod' }),
    seccompProfile: SECCOMP,
    cni: { enabled: true },
    env: SWITCHES,
    meshConfig: {
      ...(environment.mesh?.trustDomain === undefined ? {} : { trustDomain: environment.mesh.trustDomain }),
      accessLogFile: '/dev/stdout',
      accessLogEncoding: 'JSON',
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      meshMTLS: { minProtocolVersion: 'TLSV1_2' },
      // Monitors ask programs themselves, and sidecars for their own.
      enablePrometheusMerge: false,
    },
  }),
};

function global({ cluster }: Environment): Global {
  const platform = PLATFORMS[cluster.form];
  return {
    hub: ISTIO_IMAGES,
    logAsJson: true,
    networkPolicy: { enabled: true },
    ...(platform === undefined ? {} : { platform }),
  };
}

/** Where their metrics are: the charts have no monitors. */
export const ISTIO_MONITORS: readonly object[] = [
  monitor('istiod', 'istio-system', { app: 'istiod' }, 'http-monitoring'),
  monitor('istio-cni', 'istio-cni', { 'k8s-app': 'istio-cni-node' }, 'metrics'),
];

function monitor(name: string, namespace: string, matchLabels: object, port: string): object {
  return {
    name,
    selector: { matchLabels },
    namespaceSelector: { matchNames: [namespace] },
    podMetricsEndpoints: [{ port, path: '/metrics' }],
  };
}
