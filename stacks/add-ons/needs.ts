import { injectedContainers } from '../../constructs/policy/pass/injected';
import { podsOf, type FinishedObject } from '../../constructs/policy/pass/objects';
import type { AddOnName } from '../environments/add-ons';

/** The add-on that serves the objects of an API group. */
const SERVED_BY: { readonly [group: string]: AddOnName } = {
  'acme.cert-manager.io': 'cert-manager',
  'argoproj.io': 'argo-rollouts',
  'autoscaling.k8s.io': 'vpa',
  'cert-manager.io': 'cert-manager',
  'external-secrets.io': 'external-secrets',
  'generators.external-secrets.io': 'external-secrets',
  'gateway.envoyproxy.io': 'envoy-gateway',
  'gateway.networking.k8s.io': 'envoy-gateway',
  'networking.istio.io': 'istiod',
  'security.istio.io': 'istiod',
  'telemetry.istio.io': 'istiod',
  'monitoring.coreos.com': 'kube-prometheus-stack',
  'postgresql.cnpg.io': 'cloudnative-pg',
  'rabbitmq.com': 'rabbitmq-cluster-operator',
};

/** Beginnings of annotations that an add-on reads. */
const READ_BY: readonly (readonly [key: RegExp, addOn: AddOnName])[] = [
  [/^([a-z]+\.)?reloader\.stakater\.com\//, 'reloader'],
  [/^cert-manager\.io\//, 'cert-manager'],
];

/** The add-ons without which an object would be refused, or lie unread. */
export function addOnsOf(object: FinishedObject): AddOnName[] {
  const group = object.apiVersion.slice(0, Math.max(0, object.apiVersion.indexOf('/')));
  const server = SERVED_BY[group];
  const readers = READ_BY.filter(([key]) => annotationsOf(object).some((name) => key.test(name)));
  return [
    ...new Set([
      ...(server === undefined ? [] : [server]),
      ...readers.map(([, addOn]) => addOn),
      ...metricServers(object),
      ...injectors(object),
    ]),
  ];
}

interface Annotated {
  readonly metadata?: { readonly annotations?: { readonly [key: string]: unknown } };
}

/** Keys of the annotations of an object, and of the pods that it makes. */
function annotationsOf(object: FinishedObject): string[] {
  const template = object.spec?.template as Annotated | undefined;
  return [object as Annotated, template].flatMap((part) => Object.keys(part?.metadata?.annotations ?? {}));
}

/** Who adds the sidecar that pods ask for: without it they would start, and talk to nobody in the mesh. */
function injectors(object: FinishedObject): AddOnName[] {
  const pods = podsOf(object);
  return pods === undefined || injectedContainers(pods).length === 0 ? [] : ['istiod'];
}

/** Who serves each type of metric that an autoscaler goes by. */
const METRICS_OF: { readonly [type: string]: AddOnName } = {
  Resource: 'metrics-server',
  ContainerResource: 'metrics-server',
  Pods: 'prometheus-adapter',
  Object: 'prometheus-adapter',
  External: 'prometheus-adapter',
};

function metricServers({ kind, spec }: FinishedObject): AddOnName[] {
  if (kind !== 'HorizontalPodAutoscaler') {
    return [];
  }
  const metrics = (spec?.metrics ?? []) as readonly { readonly type: string }[];
  // Without any metric the API server puts CPU.
  const types = metrics.length === 0 ? ['Resource'] : metrics.map(({ type }) => type);
  return types.flatMap((type) => METRICS_OF[type] ?? []);
}
