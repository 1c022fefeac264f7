/** What can be installed on a cluster beside the platform: one Helm release each. */
export type AddOnName =
  | 'prometheus-operator-crds'
  | 'envoy-gateway'
  | 'cert-manager'
  | 'cluster-autoscaler'
  | 'metrics-server'
  | 'external-secrets'
  | 'istio-base'
  | 'istio-cni'
  | 'istiod'
  | 'kube-prometheus-stack'
  | 'prometheus-adapter'
  | 'vpa'
  | 'cloudnative-pg'
  | 'rabbitmq-cluster-operator'
  | 'argo-rollouts'
  | 'reloader';
