import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, replicas, resources, spread, type Enabled, type PodResources, type Spread } from './parts';
import { metricRulesOf } from '../../metric-rules';

interface PrometheusAdapterValues {
  readonly prometheus: { readonly url: string; readonly port: number };
  readonly replicas: number;
  readonly podDisruptionBudget: Enabled & { readonly maxUnavailable: number };
  readonly priorityClassName: string;
  readonly resources: PodResources;
  readonly certManager: Enabled;
  readonly topologySpreadConstraints: readonly Spread[];
  readonly rules: object;
  readonly extraManifests: readonly object[];
}

const NAME = 'prometheus-adapter';

/** The Service that kube-prometheus-stack's release makes: the chart's default is of another one. */
const PROMETHEUS = { url: 'http://kube-prometheus-stack-prometheus.monitoring.svc', port: 9090 };

/** Where the adapter listens; the API server comes from no pod that a policy could name. */
const LISTENS = 6443;

/**
 * Serves the metrics that autoscalers name, by the rules that their own declarations make. It is the cluster's one server
 * of custom and of external metrics: KEDA would be another.
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus-adapter
 */
export const prometheusAdapter: AddOn = {
  values: (environment): PrometheusAdapterValues => ({
    prometheus: PROMETHEUS,
    replicas: replicas(environment, 2),
    // The chart states maxUnavailable by itself, and a budget takes one bound.
    podDisruptionBudget: { enabled: environment.highlyAvailable, maxUnavailable: 1 },
    priorityClassName: ADD_ON_PRIORITY,
    resources: resources('100m', '256Mi', '512Mi'),
    // Without a certificate the API server would not know whom it asks.
    certManager: { enabled: true },
    topologySpreadConstraints: spread(NAME),
    rules: metricRulesOf(environment)._values(),
    extraManifests: [traffic()],
  }),
};

/** In: the API server and the kubelet. Out: DNS, the API server, Prometheus. */
function traffic(): object {
  const ports = (...numbers: number[]) => numbers.map((port) => ({ port, protocol: 'TCP' }));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: NAME, namespace: 'monitoring' },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': NAME } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: ports(LISTENS) }],
      egress: [
        { ports: [{ port: 53, protocol: 'UDP' }, ...ports(53, 443, 6443)] },
        {
          to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }],
          ports: ports(PROMETHEUS.port),
        },
      ],
    },
  };
}
