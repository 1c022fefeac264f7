/** Prefix of this library's own labels and annotations. */
export const PREFIX = 'cdk8s-commerce';

/** Annotation keys that this library writes. */
export const ANNOTATION = {
  /** Hash of the mounted configuration: a change of it rolls the pods. */
  configuration: `${PREFIX}/configuration`,
  /** Secrets that the pods use, with the version of each reference: raising one rolls the pods. */
  secretVersions: `${PREFIX}/secret-versions`,
  /** Why the image's tag may move. */
  floatingImage: `${PREFIX}/floating-image`,
  /** Why this image stands where the user's own belongs. */
  standIn: `${PREFIX}/stand-in`,
  /** Which variables with secret-looking names hold literals, and why. */
  plainVariables: `${PREFIX}/plain-variables`,
  /** Why the pods run as a user below 10000. */
  user: `${PREFIX}/user`,
  /** What an Ingress has no field for: it is its controller's to set. */
  leftToController: `${PREFIX}/left-to-controller`,
  /** Why requests have no largest size. */
  unboundedRequests: `${PREFIX}/unbounded-requests`,
  /** Why the pods run as root. */
  root: `${PREFIX}/root`,
  /** Which ports take callers without a sidecar, and why. */
  plaintext: `${PREFIX}/plaintext`,
  /** Why the pods mount a token of the Kubernetes API. */
  apiAccess: `${PREFIX}/api-access`,
  /** Why those on call may run commands in pods. */
  exec: `${PREFIX}/exec`,
  /** On a namespace: the taint and label of the nodes on which its pods run, and no others. */
  ownNodes: `${PREFIX}/own-nodes`,
  /** Which images need no digest where all others do, and why. */
  unpinned: `${PREFIX}/unpinned`,
} as const;

/** Label keys that this library writes. */
export const LABEL = {
  name: 'app.kubernetes.io/name',
  instance: 'app.kubernetes.io/instance',
  component: 'app.kubernetes.io/component',
  version: 'app.kubernetes.io/version',
  managedBy: 'app.kubernetes.io/managed-by',
  /** Set by Kubernetes on every namespace: what policies select namespaces by. */
  namespace: 'kubernetes.io/metadata.name',
  /** Tells the two versions of a blue/green rollout apart, on pods and in selectors. */
  color: 'color',
  /** On a namespace whose services list their clients. */
  guarded: `${PREFIX}/guarded`,
} as const;

/**
 * On the pods that cert-manager starts to prove by HTTP that a host is ours; they answer on this port.
 * @see https://cert-manager.io/docs/configuration/acme/http01/
 */
export const ACME_SOLVER = { label: 'acme.cert-manager.io/http01-solver', port: 8089 } as const;

/** The value of `app.kubernetes.io/managed-by`. */
export const MANAGED_BY = 'cdk8s';
