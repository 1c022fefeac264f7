import { podsOf, type FinishedObject } from '../pass/objects';

/** A probe of a finished container. */
export interface Probe {
  readonly httpGet?: { readonly path?: string; readonly port?: number | string };
  readonly tcpSocket?: { readonly port?: number | string };
  readonly exec?: { readonly command?: readonly string[] };
  readonly failureThreshold?: number;
}

/** What the table reads of a container. */
export interface LintedContainer {
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly env?: readonly { readonly valueFrom?: { readonly secretKeyRef?: object } }[];
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

interface LintedPod {
  readonly topologySpreadConstraints?: readonly { readonly topologyKey?: string }[];
  readonly volumes?: readonly { readonly hostPath?: { readonly path?: string } }[];
}

/** A finished object as the table of exemptions reads it, among all others. */
export class Subject {
  /** Containers, init containers and sidecars; none for an object without pods. */
  public readonly containers: readonly LintedContainer[];
  /** The pods that it makes; nothing for an object without pods. */
  public readonly pod: LintedPod | undefined;
  /** Annotations of those pods: what was loosened, and why. */
  public readonly loosened: { readonly [key: string]: string };

  constructor(
    public readonly object: FinishedObject,
    private readonly all: readonly FinishedObject[],
  ) {
    const pods = podsOf(object);
    this.pod = pods?.spec;
    this.containers = [...(pods?.initContainers ?? []), ...(pods?.containers ?? [])] as readonly LintedContainer[];
    this.loosened = pods?.annotations ?? {};
  }

  public get kind(): string {
    return this.object.kind;
  }

  /** Finished objects in the same namespace. */
  public neighbours(): readonly FinishedObject[] {
    const { namespace } = this.object.metadata;
    return this.all.filter((other) => other.metadata.namespace === namespace);
  }

  /** Finished objects of a kind in the same namespace. */
  public beside(kind: string): readonly FinishedObject[] {
    return this.neighbours().filter((other) => other.kind === kind);
  }
}
