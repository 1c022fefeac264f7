import type { AddOn } from './add-on';
import {
  ADD_ON_PRIORITY,
  budget,
  monitored,
  replicas,
  resources,
  spread,
  type Budget,
  type Enabled,
  type PodResources,
  type Spread,
} from './parts';
import { GATEWAY_PLUGIN } from '../../add-ons/versions';

interface ArgoRolloutsValues {
  readonly installCRDs: boolean;
  readonly keepCRDs: boolean;
  readonly controller: {
    readonly replicas: number;
    readonly pdb: Budget;
    readonly priorityClassName: string;
    readonly resources: PodResources;
    readonly topologySpreadConstraints: readonly Spread[];
    readonly metrics: Enabled & { readonly serviceMonitor: Enabled };
    readonly initContainers: readonly object[];
    readonly trafficRouterPlugins: readonly { readonly name: string; readonly location: string }[];
    readonly volumes: readonly object[];
    readonly volumeMounts: readonly object[];
  };
  readonly dashboard: Enabled;
  readonly providerRBAC: { readonly providers: { readonly [provider: string]: boolean } };
}

/** Ways of dividing traffic that nothing here uses: the controller may not touch their objects. */
const UNUSED = [
  'ambassador',
  'apisix',
  'awsAppMesh',
  'awsLoadBalancerController',
  'contour',
  'glooPlatform',
  'istio',
  'smi',
  'traefik',
];

const FOLDER = '/plugins';
const PROGRAM = 'rollouts-plugin-trafficrouter-gatewayapi';
const MOUNT = { name: 'plugins', mountPath: FOLDER };

/**
 * Blue/green and canaries that Argo keeps. By default it would download the plugin that sets weights in routes at each
 * start: a start without the internet would fail, and whoever holds that address could run a program with the
 * controller's rights. Here the plugin comes out of its image, at a version, as every other program does; a mirror of
 * one's own stands in for the registry as for any image. The dashboard asks nobody who he is, and is left out.
 * @see https://github.com/argoproj/argo-helm/tree/main/charts/argo-rollouts
 */
export const argoRollouts: AddOn = {
  values: (environment): ArgoRolloutsValues => ({
    installCRDs: true,
    keepCRDs: true,
    controller: {
      replicas: replicas(environment, 2),
      pdb: budget(environment),
      priorityClassName: ADD_ON_PRIORITY,
      resources: resources('100m', '256Mi', '512Mi'),
      topologySpreadConstraints: spread('argo-rollouts'),
      metrics: { enabled: true, serviceMonitor: monitored(environment) },
      initContainers: [copy()],
      trafficRouterPlugins: [{ name: 'argoproj-labs/gatewayAPI', location: `file://${FOLDER}/${PROGRAM}` }],
      volumes: [{ name: MOUNT.name, emptyDir: { sizeLimit: '256Mi' } }],
      volumeMounts: [MOUNT],
    },
    dashboard: { enabled: false },
    providerRBAC: { providers: { gatewayAPI: true, ...Object.fromEntries(UNUSED.map((name) => [name, false])) } },
  }),
};

/** Copies the plugin's program out of its image. */
function copy(): object {
  return {
    name: 'gateway-api-plugin',
    image: GATEWAY_PLUGIN,
    command: ['cp', `/bin/${PROGRAM}`, `${FOLDER}/`],
    volumeMounts: [MOUNT],
    resources: resources('10m', '32Mi', '64Mi'),
    securityContext: {
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
