/** A Helm chart at an exact version. */
export interface ChartVersion {
  /** Where it is published: `https://…` or `oci://…`. */
  readonly repository: string;
  readonly version: string;
}

const PROMETHEUS_COMMUNITY = 'https://prometheus-community.github.io/helm-charts';

/** One version of the whole mesh. */
const ISTIO = { repository: 'oci://registry.istio.io/release/charts', version: '1.30.3' };

/** Every chart that is installed, at its version: raised here and nowhere else. */
export const CHARTS = {
  'argo-rollouts': { repository: 'https://argoproj.github.io/argo-helm', version: '2.41.0' },
  base: ISTIO,
  'cert-manager': { repository: 'https://charts.jetstack.io', version: 'v1.21.1' },
  'cloudnative-pg': { repository: 'https://cloudnative-pg.github.io/charts', version: '0.29.0' },
  'cluster-autoscaler': { repository: 'https://kubernetes.github.io/autoscaler', version: '9.59.0' },
  cni: ISTIO,
  'external-secrets': { repository: 'https://charts.external-secrets.io', version: '2.9.0' },
  'gateway-helm': { repository: 'oci://docker.io/envoyproxy', version: 'v1.9.0' },
  istiod: ISTIO,
  'kube-prometheus-stack': { repository: PROMETHEUS_COMMUNITY, version: '88.5.3' },
  'metrics-server': { repository: 'https://kubernetes-sigs.github.io/metrics-server', version: '3.13.1' },
  'prometheus-adapter': { repository: PROMETHEUS_COMMUNITY, version: '5.3.0' },
  'prometheus-operator-crds': { repository: PROMETHEUS_COMMUNITY, version: '31.0.1' },
  // RabbitMQ publishes a manifest only; this chart of it is a third party's.
  'rabbitmq-cluster-operator': { repository: 'oci://registry-1.docker.io/cloudpirates', version: '0.6.5' },
  reloader: { repository: 'https://stakater.github.io/stakater-charts', version: '2.2.16' },
  // The autoscaler project's own chart calls itself not ready for production.
  vpa: { repository: 'https://charts.fairwinds.com/stable', version: '5.0.0' },
} as const satisfies { readonly [chart: string]: ChartVersion };

/** A chart of the table. */
export type ChartName = keyof typeof CHARTS;

/** Where Istio's images are: its charts are told so, and admission knows it. */
export const ISTIO_IMAGES = 'registry.istio.io/release';

/** What sets weights in routes of the Gateway API for Argo Rollouts, as an image. */
export const GATEWAY_PLUGIN = 'ghcr.io/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi:v0.9.0';
