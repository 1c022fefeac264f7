/** The little that the rules read of a finished object. Everything may be missing: users add objects of their own. */
export interface FinishedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec?: { readonly [field: string]: unknown };
}

/** A container in a finished pod template. */
export interface FinishedContainer {
  readonly name: string;
  readonly restartPolicy?: string;
  readonly env?: readonly { readonly name: string }[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly resources?: {
    readonly requests?: { readonly [resource: string]: string };
    readonly limits?: { readonly [resource: string]: string };
  };
}

/** A pod template, and how many pods of it there may be at once. */
export interface FinishedPods {
  readonly object: FinishedObject;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  readonly containers: readonly FinishedContainer[];
  readonly initContainers: readonly FinishedContainer[];
  /** The whole spec of the pod, for what reads more of it. */
  readonly spec: { readonly [field: string]: unknown };
}

interface Template {
  readonly metadata?: {
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec?: {
    readonly containers?: readonly FinishedContainer[];
    readonly initContainers?: readonly FinishedContainer[];
  };
}

/** Says which object it is: `Deployment commerce/catalog`. */
export function objectName({ kind, metadata }: FinishedObject): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

/** The pod template of an object that has one. */
export function podsOf(object: FinishedObject): FinishedPods | undefined {
  const holder = object.kind === 'CronJob' ? (object.spec?.jobTemplate as FinishedObject | undefined) : object;
  const template = holder?.spec?.template as Template | undefined;
  // Other kinds have templates too, of what is no pod.
  if (template?.spec?.containers === undefined) {
    return undefined;
  }
  return {
    object,
    namespace: object.metadata.namespace ?? 'default',
    labels: template.metadata?.labels ?? {},
    annotations: template.metadata?.annotations ?? {},
    containers: template.spec.containers,
    initContainers: template.spec.initContainers ?? [],
    spec: template.spec,
  };
}

/** How many of these pods an amount means: a number, or a share such as `25%`. */
export function countOf(amount: number | string, pods: number, round: (exact: number) => number): number {
  return typeof amount === 'number' ? amount : round((parseInt(amount, 10) / 100) * pods);
}
