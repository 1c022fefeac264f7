/** A Kubernetes object as it stands in a manifest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** What the tests read of a security context, of a pod or of a container. */
export interface SecurityContext {
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly [field: string]: unknown;
}

/** What the tests read of a probe or a hook. */
export interface Handler {
  readonly httpGet?: { readonly path?: string; readonly port: number | string; readonly scheme?: string };
  readonly grpc?: { readonly port: number; readonly service?: string };
  readonly tcpSocket?: { readonly port: number | string };
  readonly exec?: { readonly command: readonly string[] };
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

/** What the tests read and replace of a container. */
export interface Container {
  readonly name: string;
  image: string;
  imagePullPolicy?: string;
  readonly command?: readonly string[];
  readonly workingDir?: string;
  readonly restartPolicy?: string;
  readonly env?: readonly Variable[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
  readonly startupProbe?: Handler;
  readonly readinessProbe?: Handler;
  readonly livenessProbe?: Handler;
  readonly lifecycle?: { readonly preStop?: Handler; readonly postStart?: Handler };
  readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
  readonly securityContext?: SecurityContext;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
}

/** One environment variable of a container. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly optional?: boolean };
    readonly configMapKeyRef?: { readonly optional?: boolean };
  };
}

/** What the tests read of a pod's specification. */
export interface PodSpec {
  readonly securityContext?: SecurityContext;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[];
}

/** What the tests read of a Service. */
export interface Service extends KubernetesObject {
  readonly spec: {
    readonly clusterIP: string;
    readonly ports: readonly { readonly port: number }[];
    readonly selector: Readonly<Record<string, string>>;
  };
}

interface Template {
  readonly spec: PodSpec;
}

const TEMPLATE_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** The pod specification inside a workload; undefined for every other kind. */
export function podSpecOf(object: KubernetesObject): PodSpec | undefined {
  if (object.kind === 'CronJob') {
    return (object.spec as { jobTemplate: { spec: { template: Template } } }).jobTemplate.spec.template.spec;
  }
  return TEMPLATE_KINDS.includes(object.kind) ? (object.spec as { template: Template }).template.spec : undefined;
}
