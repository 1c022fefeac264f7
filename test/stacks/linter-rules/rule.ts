import { podSpec, title, type Manifest } from '../manifests';

/** A container, as far as linters read it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly restartPolicy?: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly hostPort?: number }[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly volumeMounts?: readonly { readonly name: string }[];
  readonly securityContext?: Security;
}

interface Amounts {
  readonly [resource: string]: string;
}

/** A probe, as far as linters read it. */
export interface Probe {
  readonly httpGet?: { readonly port: number | string };
  readonly tcpSocket?: { readonly port: number | string };
  readonly grpc?: { readonly port: number };
}

interface Security {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly procMount?: string;
  readonly seccompProfile?: { readonly type: string };
  readonly seLinuxOptions?: object;
  readonly windowsOptions?: object;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
}

/** A pod, as far as linters read it. */
export interface Pod {
  readonly serviceAccount?: string;
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly priorityClassName?: string;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: Security & { readonly sysctls?: readonly object[] };
  readonly affinity?: { readonly podAntiAffinity?: object };
  readonly topologySpreadConstraints?: readonly object[];
  readonly volumes?: readonly { readonly name: string; readonly hostPath?: { readonly path: string } }[];
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}

/** Something that makes pods. */
export interface Workload {
  readonly object: Manifest;
  readonly pod: Pod;
  readonly labels: { readonly [key: string]: string };
  /** Init containers and sidecars too. */
  readonly all: readonly Container[];
}

/** Kinds that make pods and that linters know. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** The objects of an environment, as linters read them. */
export class Platform {
  public readonly workloads: readonly Workload[];

  constructor(public readonly objects: readonly Manifest[]) {
    this.workloads = objects.flatMap((object) => {
      const pod = KINDS.includes(object.kind) ? (podSpec(object) as unknown as Pod) : undefined;
      const all = [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
      return pod === undefined ? [] : [{ object, pod, all, labels: templateLabels(object) }];
    });
  }

  public of(kind: string, namespace?: string): readonly Manifest[] {
    return this.objects.filter(
      (object) => object.kind === kind && (namespace ?? object.metadata.namespace) === object.metadata.namespace,
    );
  }
}

/** A rule of a linter: the titles of the objects in which the linter would find fault. */
export type Rule = (platform: Platform) => readonly string[];

/** Where some workload is so. */
export function workloads(wrong: (workload: Workload, platform: Platform) => boolean): Rule {
  return (platform) => platform.workloads.filter((one) => wrong(one, platform)).map(({ object }) => title(object));
}

/** Where some container of a workload is so. */
export function containers(wrong: (container: Container, workload: Workload) => boolean): Rule {
  return workloads((workload) => workload.all.some((container) => wrong(container, workload)));
}

/** Where some object of a kind is so. */
export function objects(kinds: readonly string[], wrong: (object: Manifest, platform: Platform) => boolean): Rule {
  return (platform) =>
    platform.objects.filter((object) => kinds.includes(object.kind) && wrong(object, platform)).map(title);
}

/** Whether labels carry all of a selector. */
export function selects(selector: object | undefined, labels: { readonly [key: string]: string }): boolean {
  return Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);
}

/** Any part of an object, by its path. */
export function at(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], object);
}

function templateLabels(object: Manifest): { readonly [key: string]: string } {
  const template = object.kind === 'CronJob' ? ['jobTemplate', 'spec', 'template'] : ['template'];
  return (at(object, 'spec', ...template, 'metadata', 'labels') ?? {}) as { readonly [key: string]: string };
}
