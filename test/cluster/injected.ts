/** What is read of a pod, or of a template of pods, before a sidecar is added. */
interface Injectable {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly { readonly name: string }[];
    readonly initContainers?: readonly object[];
    readonly volumes?: readonly object[];
  };
}

/** The sidecar's image: what the charts of Istio 1.30 are told to take. */
export const PROXY_IMAGE = 'registry.istio.io/release/proxyv2:1.30.3';

const key = (name: string): string => `sidecar.istio.io/${name}`;

/**
 * A pod as Istio 1.30 makes it of one that asks for a sidecar, where the network plugin is on the nodes and sidecars are
 * init containers that stay: two containers before all others, their volumes, a token for the mesh, labels and
 * annotations. One that does not ask stays as it is.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function injected<T extends object>(pod: T): T {
  const { metadata = {}, spec } = pod as unknown as Injectable;
  const { labels = {}, annotations = {} } = metadata;
  if (labels[key('inject')] !== 'true') return pod;
  const resources = {
    requests: { cpu: annotations[key('proxyCPU')], memory: annotations[key('proxyMemory')] },
    limits: { cpu: annotations[key('proxyCPULimit')], memory: annotations[key('proxyMemoryLimit')] },
  };
  const added = [validation(resources), proxy(resources)];
  const names = added.map(({ name }) => name);
  const status = {
    initContainers: names,
    containers: null,
    volumes: MOUNTED.map(({ name }) => name),
    revision: 'default',
  };
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: { ...labels, 'security.istio.io/tlsMode': 'istio', 'service.istio.io/canonical-revision': 'latest' },
      annotations: { ...annotations, [key('status')]: JSON.stringify(status), 'istio.io/rev': 'default' },
    },
    spec: {
      ...spec,
      initContainers: [...added, ...(spec.initContainers ?? [])],
      volumes: [...(spec.volumes ?? []), ...MOUNTED.map(({ name, source }) => ({ name, ...source }))],
    },
  };
}

/** Nobody's rights and the user 1337, whose traffic alone is not led through the sidecar. */
const SECURITY = {
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 1337,
  runAsGroup: 1337,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Looks whether the plugin has led the pod's traffic to where the sidecar will listen. */
function validation(resources: object) {
  const args = ['istio-iptables', '-p', '15001', '-z', '15006', '-u', '1337', '-m', 'REDIRECT', '--run-validation'];
  return { name: 'istio-validation', image: PROXY_IMAGE, args, resources, securityContext: SECURITY };
}

function proxy(resources: object) {
  const ready = { httpGet: { path: '/healthz/ready', port: 15021 } };
  return {
    name: 'istio-proxy',
    image: PROXY_IMAGE,
    restartPolicy: 'Always',
    args: ['proxy', 'sidecar', '--domain', '$(POD_NAMESPACE).svc.cluster.local'],
    ports: [{ name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' }],
    env: [
      { name: 'PILOT_CERT_PROVIDER', value: 'istiod' },
      { name: 'CA_ADDR', value: 'istiod.istio-system.svc:15012' },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'SERVICE_ACCOUNT', valueFrom: { fieldRef: { fieldPath: 'spec.serviceAccountName' } } },
      { name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      { name: 'GOMEMLIMIT', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1' } } },
    ],
    startupProbe: { ...ready, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 60 },
    readinessProbe: { ...ready, periodSeconds: 15, timeoutSeconds: 3, failureThreshold: 4 },
    lifecycle: { preStop: { exec: { command: ['pilot-agent', 'request', 'POST', 'drain'] } } },
    resources,
    securityContext: SECURITY,
    volumeMounts: MOUNTED.map(({ name, mountPath }) => ({ name, mountPath })),
  };
}

/** A volume, and where the sidecar has it. */
interface Volume {
  readonly name: string;
  readonly mountPath: string;
  readonly source: object;
}

const TOKEN = { serviceAccountToken: { path: 'istio-token', expirationSeconds: 43200, audience: 'istio-ca' } };
const field = (path: string): object => ({ path, fieldRef: { fieldPath: `metadata.${path}` } });

const MOUNTED: readonly Volume[] = [
  { name: 'workload-socket', mountPath: '/var/run/secrets/workload-spiffe-uds', source: { emptyDir: {} } },
  { name: 'credential-socket', mountPath: '/var/run/secrets/credential-uds', source: { emptyDir: {} } },
  { name: 'workload-certs', mountPath: '/var/run/secrets/workload-spiffe-credentials', source: { emptyDir: {} } },
  { name: 'istio-envoy', mountPath: '/etc/istio/proxy', source: { emptyDir: { medium: 'Memory' } } },
  { name: 'istio-data', mountPath: '/var/lib/istio/data', source: { emptyDir: {} } },
  {
    name: 'istio-podinfo',
    mountPath: '/etc/istio/pod',
    source: { downwardAPI: { items: [field('labels'), field('annotations')] } },
  },
  { name: 'istio-token', mountPath: '/var/run/secrets/tokens', source: { projected: { sources: [TOKEN] } } },
  {
    name: 'istiod-ca-cert',
    mountPath: '/var/run/secrets/istio',
    source: { configMap: { name: 'istio-ca-root-cert' } },
  },
  {
    name: 'istio-ca-crl',
    mountPath: '/var/run/secrets/istio/crl',
    source: { configMap: { name: 'istio-ca-crl', optional: true } },
  },
];
