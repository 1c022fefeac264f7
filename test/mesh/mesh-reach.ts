import { isAuthorized, namedPaths, type Request } from './authorization';
import { modeOf } from './mutual-tls';
import { matches, podsOf, servicesOf, type MeshPods, type MeshService } from './objects';
import { ClientScope } from './scope';
import type { Manifest } from '../stacks/manifests';

/** A port that nobody declares: what holds for it holds for all such. */
export const UNDECLARED = 9999;

/** Who calls without a sidecar: whoever it is, he looks the same. */
export const WITHOUT = 'without a sidecar';

/**
 * What a mesh lets through, read from finished objects alone: the scope of the caller, then mutual TLS and policies of the
 * callee. Written apart from the constructs that write those objects.
 */
export class MeshReach {
  public readonly pods: readonly MeshPods[];
  private readonly objects: readonly Manifest[];
  private readonly services: readonly MeshService[];
  private readonly scopes: ReadonlyMap<MeshPods, ClientScope>;

  constructor(objects: readonly Manifest[], strangers: readonly MeshPods[] = []) {
    this.pods = [...podsOf(objects), ...strangers];
    this.services = servicesOf(objects);
    this.objects = objects.filter(({ apiVersion }) => apiVersion.includes('istio.io/'));
    this.scopes = new Map(this.meshed.map((pods) => [pods, ClientScope.of(this.objects, pods)]));
  }

  /** Pods with a sidecar. */
  public get meshed(): MeshPods[] {
    return this.pods.filter(({ sidecar }) => sidecar);
  }

  /** Every way in to pods with a sidecar: `caller -> callee port`, and what alone is open there. */
  public get openings(): string[] {
    return this.meshed.flatMap((callee) =>
      [...new Set([...callee.ports, UNDECLARED])].flatMap((port) => [
        ...this.meshed
          .filter((caller) => this.isKnown(caller, callee, port))
          .flatMap((caller) => this.open(caller.name, callee, port, principalOf(caller))),
        ...(modeOf(this.objects, callee, port) === 'STRICT' ? [] : this.open(WITHOUT, callee, port)),
      ]),
    );
  }

  /** The mode of mutual TLS of each port of each pod. */
  public get modes(): string[] {
    return this.meshed.flatMap((callee) =>
      [...new Set([...callee.ports, UNDECLARED])].map(
        (port) => `${callee.name} ${port} ${modeOf(this.objects, callee, port)}`,
      ),
    );
  }

  /** What each sidecar knows outside the manifests' own Services: outside hosts, hosts of others, or everything. */
  public get outside(): string[] {
    const own = this.services.map(({ namespace, host }) => `${namespace}/${host}`);
    return this.meshed.flatMap((caller) => {
      const scope = this.scopeOf(caller);
      const others = (scope.hosts ?? ['*/*']).filter((host) => !own.includes(host) && !host.startsWith('./'));
      const anything = scope.passesOn ? ['anything'] : [];
      return [...scope.outside, ...others, ...anything].map((what) => `${caller.name} -> ${what}`);
    });
  }

  /** Whether a caller's sidecar sends anything to a port of the callee: by a Service that it knows, or because it knows all. */
  private isKnown(caller: MeshPods, callee: MeshPods, port: number): boolean {
    const scope = this.scopeOf(caller);
    if (scope.passesOn) return true;
    return this.services.some(
      ({ namespace, host, selector, ports }) =>
        namespace === callee.namespace &&
        matches(selector, callee.labels) &&
        ports.some(({ targetPort }) => targetPort === port) &&
        scope.knows(namespace, host),
    );
  }

  private scopeOf(caller: MeshPods): ClientScope {
    const scope = this.scopes.get(caller);
    if (scope === undefined) throw new Error(`${caller.name} has no sidecar`);
    return scope;
  }

  private open(caller: string, callee: MeshPods, port: number, principal?: string): string[] {
    const tries: Request[] = [
      { principal, port },
      ...['/', ...namedPaths(this.objects)].flatMap((path) =>
        ['GET', 'POST'].map((method) => ({ principal, port, method, path })),
      ),
    ];
    const passed = tries.filter((request) => isAuthorized(this.objects, callee, request));
    const way = `${caller} -> ${callee.name} ${port}`;
    if (passed.length === tries.length) return [way];
    return passed.map(({ method = 'bytes', path = '' }) => `${way} ${method} ${path}`.trim());
  }
}

function principalOf({ namespace, account }: MeshPods): string {
  return `cluster.local/ns/${namespace}/sa/${account}`;
}
