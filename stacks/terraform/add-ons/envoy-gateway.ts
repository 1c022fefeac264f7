import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, replicas, resources, spread, spreadOf, type PodResources, type Spread } from './parts';
import type { Environment } from '../../environments/environment';

interface EnvoyGatewayValues {
  readonly crds: { readonly enabled: boolean };
  readonly deployment: {
    readonly replicas: number;
    readonly priorityClassName: string;
    readonly envoyGateway: { readonly resources: PodResources };
    readonly pod: { readonly topologySpreadConstraints: readonly Spread[] };
  };
  readonly podDisruptionBudget: { readonly minAvailable: number };
  /** Envoy Gateway's own configuration: defaults of the proxies among it. */
  readonly config: { readonly envoyGateway: object };
}

/** Labels of the proxies' pods. */
const PROXIES = { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' };

/**
 * The Gateway API by Envoy, definitions included: those that a cloud brought stay as they are. The chart of the definitions
 * alone is no release, for it does not fit into the Secret in which Helm keeps one. Before a new version, apply its
 * definitions by hand.
 * @see https://gateway.envoyproxy.io/docs/install/gateway-helm-api/
 */
export const envoyGateway: AddOn = {
  values: (environment): EnvoyGatewayValues => ({
    crds: { enabled: true },
    deployment: {
      replicas: replicas(environment, 2),
      priorityClassName: ADD_ON_PRIORITY,
      envoyGateway: { resources: resources('100m', '512Mi', '1Gi') },
      pod: { topologySpreadConstraints: spread('gateway-helm') },
    },
    podDisruptionBudget: { minAvailable: environment.highlyAvailable ? 1 : 0 },
    config: { envoyGateway: { envoyProxy: { provider: { type: 'Kubernetes', kubernetes: proxies(environment) } } } },
  }),
};

/** The proxies of every Gateway: one alone would be an outage at each drain. */
function proxies({ highlyAvailable }: Environment): object {
  const pod = { priorityClassName: ADD_ON_PRIORITY, topologySpreadConstraints: spreadOf(PROXIES) };
  const deployment = { pod, container: { resources: resources('250m', '512Mi', '1Gi') } };
  return highlyAvailable
    ? {
        envoyDeployment: deployment,
        envoyHpa: { minReplicas: 3, maxReplicas: 9, metrics: [cpuAt(60)] },
        envoyPDB: { maxUnavailable: 1 },
      }
    : { envoyDeployment: { ...deployment, replicas: 1 } };
}

function cpuAt(averageUtilization: number): object {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

/** Where their metrics are: the chart has no monitors. */
export const ENVOY_MONITORS: readonly object[] = [
  monitor('envoy-gateway', { 'control-plane': 'envoy-gateway' }, '/metrics'),
  monitor('envoy-proxies', PROXIES, '/stats/prometheus'),
];

function monitor(name: string, matchLabels: object, path: string): object {
  return {
    name,
    selector: { matchLabels },
    namespaceSelector: { matchNames: ['envoy-gateway-system'] },
    podMetricsEndpoints: [{ port: 'metrics', path }],
  };
}
