import { alertmanager, alertmanagerConfiguration, type AlertmanagerValues } from './alertmanager';
import { grafana, grafanaAdministrator, type GrafanaValues } from './grafana';
import { prometheus, type PrometheusValues } from './prometheus';
import type { AddOn } from '../add-on';
import { ADD_ON_PRIORITY, budget, replicas, resources, type Budget, type Enabled, type PodResources } from '../parts';
import type { Environment } from '../../../environments/environment';

interface OperatorValues {
  readonly resources: PodResources;
  readonly networkPolicy: Enabled;
  readonly admissionWebhooks: {
    readonly failurePolicy: 'Ignore';
    readonly certManager: Enabled;
    readonly patch: Enabled;
    readonly deployment: Enabled & {
      readonly replicas: number;
      readonly podDisruptionBudget: Budget;
      readonly resources: PodResources;
    };
  };
}

interface KubePrometheusStackValues {
  readonly crds: Enabled;
  readonly kubeControllerManager: Enabled;
  readonly kubeScheduler: Enabled;
  readonly kubeEtcd: Enabled;
  readonly kubeProxy: Enabled;
  readonly 'kube-state-metrics': {
    readonly resources: PodResources;
    readonly collectorsExclude: readonly string[];
  };
  readonly 'prometheus-node-exporter': {
    readonly namespaceOverride: 'node-exporter';
    readonly priorityClassName: string;
    readonly resources: PodResources;
  };
  readonly prometheusOperator: OperatorValues;
  readonly prometheus: PrometheusValues;
  readonly alertmanager: AlertmanagerValues;
  readonly grafana: GrafanaValues;
  readonly extraManifests: readonly object[];
}

const OFF = { enabled: false };

/** Metrics, alerts and dashboards. @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack */
export const kubePrometheusStack: AddOn = {
  skipCrds: true,
  values: (environment): KubePrometheusStackValues => ({
    crds: OFF,
    // Nobody answers for them on a cloud, and their alerts would fire for ever.
    kubeControllerManager: OFF,
    kubeScheduler: OFF,
    kubeEtcd: OFF,
    kubeProxy: OFF,
    // Whoever sees metrics needs no right to read every Secret.
    'kube-state-metrics': { resources: resources('50m', '128Mi', '512Mi'), collectorsExclude: ['secrets'] },
    'prometheus-node-exporter': {
      namespaceOverride: 'node-exporter',
      priorityClassName: ADD_ON_PRIORITY,
      resources: resources('50m', '32Mi', '128Mi'),
    },
    prometheusOperator: operator(environment),
    prometheus: prometheus(environment),
    alertmanager: alertmanager(environment),
    grafana: grafana(),
    extraManifests: [...grafanaAdministrator(), ...alertmanagerConfiguration(environment)],
  }),
};

/** The operator is always one; what keeps bad rules out of the cluster is not. */
function operator(environment: Environment): OperatorValues {
  return {
    resources: resources('100m', '256Mi', '512Mi'),
    networkPolicy: { enabled: true },
    admissionWebhooks: {
      // The release brings its own rules before its webhook answers: "Fail" would fail every first install.
      failurePolicy: 'Ignore',
      certManager: { enabled: true },
      patch: OFF,
      deployment: {
        enabled: true,
        replicas: replicas(environment, 2),
        podDisruptionBudget: budget(environment),
        resources: resources('20m', '32Mi', '128Mi'),
      },
    },
  };
}
