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
import { isPresent } from '../../add-ons/presence';

interface MetricsServerValues {
  readonly replicas: number;
  readonly podDisruptionBudget: Budget;
  readonly priorityClassName: string;
  readonly resources: PodResources;
  readonly apiService: { readonly insecureSkipTLSVerify: boolean };
  readonly tls: { readonly type: 'cert-manager' | 'helm' };
  readonly args: readonly string[];
  readonly metrics: Enabled;
  readonly serviceMonitor: Enabled;
  readonly topologySpreadConstraints: readonly Spread[];
}

/** Clusters whose kubelets sign their own certificates. */
const SELF_SIGNED: readonly string[] = ['kind', 'minikube'];

/**
 * What pods use, for autoscaling. The API server checks its certificate: cert-manager's, or one that the release makes.
 * @see https://github.com/kubernetes-sigs/metrics-server/tree/master/charts/metrics-server
 */
export const metricsServer: AddOn = {
  values: (environment): MetricsServerValues => ({
    replicas: replicas(environment, 2),
    podDisruptionBudget: budget(environment),
    priorityClassName: ADD_ON_PRIORITY,
    resources: resources('50m', '64Mi', '256Mi'),
    apiService: { insecureSkipTLSVerify: false },
    tls: { type: isPresent(environment, 'cert-manager') ? 'cert-manager' : 'helm' },
    args: SELF_SIGNED.includes(environment.cluster.form) ? ['--kubelet-insecure-tls'] : [],
    metrics: monitored(environment),
    serviceMonitor: monitored(environment),
    topologySpreadConstraints: spread('metrics-server'),
  }),
};
