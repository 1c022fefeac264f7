/** Kinds of objects by their API group. */
interface Kinds {
  readonly [apiGroup: string]: readonly string[];
}

/** What a person may see in a zone: no Secrets, and nothing whose values are secret. Logs are a right of their own. */
export const READABLE: Kinds = {
  '': [
    'configmaps',
    'endpoints',
    'events',
    'limitranges',
    'persistentvolumeclaims',
    'pods',
    'resourcequotas',
    'serviceaccounts',
    'services',
  ],
  apps: ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  'argoproj.io': ['analysisruns', 'analysistemplates', 'rollouts'],
  autoscaling: ['horizontalpodautoscalers'],
  'autoscaling.k8s.io': ['verticalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'cert-manager.io': ['certificaterequests', 'certificates', 'issuers'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
  'external-secrets.io': ['externalsecrets', 'secretstores'],
  'gateway.envoyproxy.io': ['backendtrafficpolicies', 'clienttrafficpolicies', 'securitypolicies'],
  'gateway.networking.k8s.io': ['gateways', 'grpcroutes', 'httproutes', 'referencegrants'],
  'metrics.k8s.io': ['pods'],
  'monitoring.coreos.com': ['podmonitors', 'prometheusrules', 'servicemonitors'],
  'networking.istio.io': ['destinationrules', 'serviceentries', 'sidecars', 'virtualservices'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
  'postgresql.cnpg.io': ['backups', 'clusters', 'scheduledbackups'],
  'rabbitmq.com': ['rabbitmqclusters'],
  'security.istio.io': ['authorizationpolicies', 'peerauthentications', 'requestauthentications'],
};

/** What lies in no namespace and helps to understand what does. */
export const CLUSTER_WIDE: Kinds = {
  '': ['namespaces', 'nodes', 'persistentvolumes'],
  'gateway.networking.k8s.io': ['gatewayclasses'],
  'metrics.k8s.io': ['nodes'],
  'networking.k8s.io': ['ingressclasses'],
  'scheduling.k8s.io': ['priorityclasses'],
  'storage.k8s.io': ['storageclasses', 'volumeattachments'],
};

/** Who may do what and what is refused, in the whole cluster. */
export const AUDITED: Kinds = {
  '': ['events', 'limitranges', 'resourcequotas', 'serviceaccounts'],
  'admissionregistration.k8s.io': [
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'cert-manager.io': ['clusterissuers'],
  'certificates.k8s.io': ['certificatesigningrequests'],
  'events.k8s.io': ['events'],
  'external-secrets.io': ['clustersecretstores'],
  'networking.k8s.io': ['networkpolicies'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'security.istio.io': ['authorizationpolicies', 'peerauthentications', 'requestauthentications'],
};
