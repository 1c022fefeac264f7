/** What Pod Security allows in an add-on's namespace, and why where that is more than usual. */
export interface AddOnNamespace {
  readonly podSecurity: 'restricted' | 'privileged';
  readonly reason?: string;
}

/** The namespaces that are made for add-ons. `kube-system` is the cluster's own, and is not made. */
export const NAMESPACES = {
  'argo-rollouts': { podSecurity: 'restricted' },
  'cert-manager': { podSecurity: 'restricted' },
  'cnpg-system': { podSecurity: 'restricted' },
  'envoy-gateway-system': { podSecurity: 'restricted' },
  'external-secrets': { podSecurity: 'restricted' },
  'istio-cni': {
    podSecurity: 'privileged',
    reason: "changes the node's network plugins, so that pods of the mesh need no rights for it",
  },
  'istio-system': { podSecurity: 'restricted' },
  'metrics-server': { podSecurity: 'restricted' },
  monitoring: { podSecurity: 'restricted' },
  'node-exporter': {
    podSecurity: 'privileged',
    reason: "reads the node's own files, and its network and processes: apart from the rest of the monitoring",
  },
  'rabbitmq-system': { podSecurity: 'restricted' },
  reloader: { podSecurity: 'restricted' },
  vpa: { podSecurity: 'restricted' },
} as const satisfies { readonly [name: string]: AddOnNamespace };

/** A namespace that is made. */
export type NamespaceName = keyof typeof NAMESPACES;
