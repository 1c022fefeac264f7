import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChartName } from '../../stacks/add-ons/versions';

/** Where the facts of the charts are. */
export const CHARTS_FILE = resolve(__dirname, '../../../shared/terraform/charts.json');

/** Whether they are there. */
export const CHARTS_PRESENT = existsSync(CHARTS_FILE);

/** A chart, as far as these tests look into it. */
export interface KnownChart {
  readonly chart: string;
  readonly version: string;
  readonly repository?: string;
  readonly oci?: string;
  readonly values: { readonly [path: string]: { readonly t: string } };
  readonly prod_values?: { readonly keys_absent_from_default_values: readonly string[] };
}

/** Every chart of the facts, by the chart's own name. */
export function knownCharts(): ReadonlyMap<string, KnownChart> {
  const facts = JSON.parse(readFileSync(CHARTS_FILE, 'utf8')) as { [id: string]: KnownChart };
  const charts = Object.entries(facts).filter(([id]) => id !== '_about');
  return new Map(charts.map(([, chart]) => [chart.chart, chart]));
}

/** Charts of which the facts know nothing, with every value of theirs that may be set: read in the chart's own values. */
export const ALSO_KNOWN: { readonly [chart: string]: readonly string[] } = {
  reloader: [
    'reloader.reloadStrategy',
    'reloader.ignoreConfigMaps',
    'reloader.ignoreJobs',
    'reloader.ignoreCronJobs',
    'reloader.isArgoRollouts',
    'reloader.enableHA',
    'reloader.readOnlyRootFileSystem',
    'reloader.deployment.replicas',
    'reloader.deployment.priorityClassName',
    'reloader.deployment.resources',
    'reloader.deployment.containerSecurityContext',
    'reloader.podDisruptionBudget.enabled',
    'reloader.podDisruptionBudget.minAvailable',
    'reloader.podMonitor.enabled',
  ],
};

/** Values that the charts read though their own file leaves them out or the list of the facts is cut, and whose they are. */
export const READ_ANYWAY: { readonly [chart in ChartName]?: readonly string[] } = {
  // A configuration of its own kind, `EnvoyGateway`, that the chart passes on.
  'gateway-helm': ['config.envoyGateway.envoyProxy'],
  // Both take their resources and the kind of cluster as they are; their own files state less.
  cni: ['resources.limits', 'global.platform'],
  istiod: ['resources.limits', 'global.platform'],
  // Its resources are passed on as they are; its own file states requests alone.
  'metrics-server': ['resources.limits'],
  // Flags of the program, which the chart passes on.
  vpa: ['recommender.extraArgs'],
  'kube-prometheus-stack': [
    'alertmanager.alertmanagerSpec.configSecret',
    'prometheus.networkPolicy.ingress',
    'prometheus.networkPolicy.egress',
    'prometheusOperator.admissionWebhooks.deployment.podDisruptionBudget.enabled',
    'prometheusOperator.admissionWebhooks.deployment.podDisruptionBudget.minAvailable',
    'prometheusOperator.admissionWebhooks.deployment.resources',
    // Charts inside it.
    'grafana.resources',
    'grafana.rbac.namespaced',
    'grafana.sidecar.resources',
    'grafana.sidecar.dashboards.resource',
    'grafana.sidecar.datasources.resource',
    'grafana.sidecar.datasources.searchNamespace',
    'grafana.testFramework.enabled',
    'kube-state-metrics.resources',
    'kube-state-metrics.collectorsExclude',
    'prometheus-node-exporter.namespaceOverride',
    'prometheus-node-exporter.priorityClassName',
    'prometheus-node-exporter.resources',
  ],
};
