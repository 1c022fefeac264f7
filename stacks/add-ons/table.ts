import type { NamespaceName } from './namespaces';
import type { ChartName } from './versions';
import type { AddOnName } from '../environments/add-ons';

/** What an add-on is, whatever the environment. */
export interface AddOnFacts {
  readonly chart: ChartName;
  readonly namespace: NamespaceName | 'kube-system';
  /** Further namespaces that its pods run in. */
  readonly alsoIn?: readonly NamespaceName[];
  /** Add-ons without which it does not start, or lies unread. */
  readonly needs: readonly AddOnName[];
  /**
   * Whether its definitions lie in the chart's `crds/` folder, from where Helm installs them once and never upgrades them:
   * before a new version they are applied by hand.
   */
  readonly onlyOnce?: boolean;
  /** What it is for. */
  readonly purpose: string;
}

/**
 * The add-ons in the order in which they are installed: definitions, certificates, room for pods, secrets, metrics, and
 * then what makes use of them. Whatever an add-on needs, or takes up where it is there, stands above it.
 */
export const ADD_ONS: { readonly [name in AddOnName]: AddOnFacts } = {
  'prometheus-operator-crds': {
    chart: 'prometheus-operator-crds',
    namespace: 'monitoring',
    needs: [],
    purpose:
      'Definitions of monitors and alert rules: before everything that writes some, and upgraded with a release.',
  },
  'envoy-gateway': {
    chart: 'gateway-helm',
    namespace: 'envoy-gateway-system',
    needs: [],
    onlyOnce: true,
    purpose: 'The Gateway API at work: its definitions, and the proxies that customers reach.',
  },
  'cert-manager': {
    chart: 'cert-manager',
    namespace: 'cert-manager',
    needs: [],
    purpose: "Certificates of the edge, and of the other add-ons' webhooks.",
  },
  'cluster-autoscaler': {
    chart: 'cluster-autoscaler',
    namespace: 'kube-system',
    needs: [],
    purpose: 'Nodes as pods need them, on Amazon EKS: the other clouds do it themselves.',
  },
  'metrics-server': {
    chart: 'metrics-server',
    namespace: 'metrics-server',
    needs: [],
    purpose: 'What pods use of CPU and memory: autoscaling goes by it.',
  },
  'external-secrets': {
    chart: 'external-secrets',
    namespace: 'external-secrets',
    needs: [],
    purpose: 'Fills Secrets from a store: no value stands in a manifest.',
  },
  'istio-base': {
    chart: 'base',
    namespace: 'istio-system',
    needs: [],
    purpose: "Definitions of the mesh's rules: upgraded with the release, kept when it goes.",
  },
  'istio-cni': {
    chart: 'cni',
    namespace: 'istio-cni',
    needs: ['istio-base'],
    purpose: 'Leads the traffic of pods to their sidecars, on every node: no pod needs rights over its network.',
  },
  istiod: {
    chart: 'istiod',
    namespace: 'istio-system',
    needs: ['istio-base', 'istio-cni'],
    purpose: 'The mesh: adds sidecars to pods, and gives them their certificates and rules.',
  },
  'kube-prometheus-stack': {
    chart: 'kube-prometheus-stack',
    namespace: 'monitoring',
    alsoIn: ['node-exporter'],
    needs: ['prometheus-operator-crds', 'cert-manager', 'external-secrets'],
    purpose: 'Prometheus, Alertmanager and Grafana: reads the monitors, and wakes somebody up.',
  },
  'prometheus-adapter': {
    chart: 'prometheus-adapter',
    namespace: 'monitoring',
    needs: ['kube-prometheus-stack', 'cert-manager'],
    purpose: 'Requests per second and queue lengths, from Prometheus: autoscaling goes by them.',
  },
  vpa: {
    chart: 'vpa',
    namespace: 'vpa',
    needs: ['metrics-server'],
    onlyOnce: true,
    purpose: 'What pods should request, by what they used; applies it where an environment says so.',
  },
  'cloudnative-pg': {
    chart: 'cloudnative-pg',
    namespace: 'cnpg-system',
    needs: [],
    purpose: 'Runs the PostgreSQL clusters.',
  },
  'rabbitmq-cluster-operator': {
    chart: 'rabbitmq-cluster-operator',
    namespace: 'rabbitmq-system',
    needs: ['cert-manager'],
    onlyOnce: true,
    purpose: 'Runs the RabbitMQ clusters.',
  },
  'argo-rollouts': {
    chart: 'argo-rollouts',
    namespace: 'argo-rollouts',
    needs: [],
    purpose: 'Blue/green and canaries that prove themselves before they get everything.',
  },
  reloader: {
    chart: 'reloader',
    namespace: 'reloader',
    needs: [],
    purpose: 'Rolls the pods whose Secret was rotated inside the cluster.',
  },
};

/** Every name, in the order of installation. */
export const ADD_ON_NAMES = Object.keys(ADD_ONS) as AddOnName[];
