import type { AddOn } from './add-on';
import { argoRollouts } from './argo-rollouts';
import { certManager } from './cert-manager';
import { cloudnativePg } from './cloudnative-pg';
import { clusterAutoscaler } from './cluster-autoscaler';
import { envoyGateway } from './envoy-gateway';
import { externalSecrets } from './external-secrets';
import { istioBase, istioCni, istiod } from './istio';
import { metricsServer } from './metrics-server';
import { kubePrometheusStack } from './monitoring/kube-prometheus-stack';
import { prometheusAdapter } from './prometheus-adapter';
import { prometheusOperatorCrds } from './prometheus-operator-crds';
import { rabbitmqOperator } from './rabbitmq-operator';
import { reloader } from './reloader';
import { vpa } from './vpa';
import type { AddOnName } from '../../environments/add-ons';

/** How each add-on is set up. */
export const SETUPS: { readonly [name in AddOnName]: AddOn } = {
  'prometheus-operator-crds': prometheusOperatorCrds,
  'envoy-gateway': envoyGateway,
  'cert-manager': certManager,
  'cluster-autoscaler': clusterAutoscaler,
  'metrics-server': metricsServer,
  'external-secrets': externalSecrets,
  'istio-base': istioBase,
  'istio-cni': istioCni,
  istiod,
  'kube-prometheus-stack': kubePrometheusStack,
  'prometheus-adapter': prometheusAdapter,
  vpa,
  'cloudnative-pg': cloudnativePg,
  'rabbitmq-cluster-operator': rabbitmqOperator,
  'argo-rollouts': argoRollouts,
  reloader,
};
