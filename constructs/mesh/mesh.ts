import type { Construct, IConstruct } from 'constructs';
import { placeOf, refuse, shown } from '../core/errors';
import { checkHost } from '../core/names';
import { bytesQuantity, cpuQuantity } from '../core/quantity';
import type { Resources } from '../core/resources';

/** An Istio mesh of sidecars. */
export interface IstioProps {
  /** What each sidecar asks for and may use, all four said: no LimitRange fills in what an injector leaves out. */
  readonly proxy: Resources;
  /**
   * What principals begin with: the mesh's `trustDomain`.
   * @default 'cluster.local'
   */
  readonly trustDomain?: string;
  /**
   * What full names of Services end with: the cluster's DNS domain.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
}

/** Least memory with which Envoy starts and takes its configuration, in bytes. */
const LEAST_MEMORY = 64 * 2 ** 20;

/** Both domains, where nobody says otherwise. */
export const CLUSTER_DOMAIN = 'cluster.local';

const CONTEXT = 'cdk8s-commerce/mesh';

/**
 * A service mesh: every pod of the workloads below a scope gets a sidecar, and every stated connection becomes the mesh's
 * objects too. Node agents, and pods that operators make, stay outside.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export class Mesh {
  /** Istio's sidecar mode; istiod is in `istio-system`. */
  public static istio(props: IstioProps): Mesh {
    const { proxy, trustDomain = CLUSTER_DOMAIN, clusterDomain = CLUSTER_DOMAIN } = props;
    const place = 'Mesh.istio';
    proxy._check(place, 'istio-proxy');
    if (proxy.cpuLimit === undefined || proxy.memory < LEAST_MEMORY) {
      refuse({
        code: 'VALUE_INVALID',
        place,
        expected: 'a sidecar must have a limit of CPU and ask for at least 64Mi of memory',
        got: `cpuLimit ${shown(proxy.cpuLimit)}, memory ${bytesQuantity(proxy.memory)}`,
        example: `Resources.parse({ cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' })`,
      });
    }
    return new Mesh(proxy, proxy.cpuLimit, checkHost(trustDomain, place), checkHost(clusterDomain, place));
  }

  /** The mesh that a construct stands in, if it stands in one. @internal */
  public static _of(scope: IConstruct): Mesh | undefined {
    const found: unknown = scope.node.tryGetContext(CONTEXT);
    return found instanceof Mesh ? found : undefined;
  }

  private constructor(
    private readonly proxy: Resources,
    private readonly cpuLimit: number,
    /** What principals begin with. */
    public readonly trustDomain: string,
    /** What full names of Services end with. */
    public readonly clusterDomain: string,
  ) {}

  /** Spans everything that will be declared below a scope, such as an `App`: said before anything is declared in it. */
  public over(scope: Construct): void {
    if (scope.node.children.length > 0) {
      refuse({
        code: 'VALUE_INVALID',
        place: placeOf(scope),
        expected: 'a mesh must be said before anything is declared in its scope',
        got: `${scope.node.children.length} declared`,
        example: 'const app = new App(); mesh.over(app);',
      });
    }
    scope.node.setContext(CONTEXT, this);
  }

  /** Labels of a pod template that gets a sidecar; never of a selector. @internal */
  public get _podLabels(): { readonly [key: string]: string } {
    return INJECTED;
  }

  /** What the injector reads on a pod: the amounts of its sidecar. @internal */
  public get _podAnnotations(): { readonly [key: string]: string } {
    return {
      'sidecar.istio.io/proxyCPU': cpuQuantity(this.proxy.cpu),
      'sidecar.istio.io/proxyMemory': bytesQuantity(this.proxy.memory),
      'sidecar.istio.io/proxyCPULimit': cpuQuantity(this.cpuLimit),
      'sidecar.istio.io/proxyMemoryLimit': bytesQuantity(this.proxy.memoryLimit),
    };
  }
}

const INJECT = 'sidecar.istio.io/inject';

/** Label of the pods that get a sidecar. */
export const INJECTED: { readonly [key: string]: string } = { [INJECT]: 'true' };

/** Labels of the pods that an operator makes in a mesh: they stay outside, whatever their namespace says. */
export function notInjected(scope: IConstruct): { readonly [key: string]: string } {
  return Mesh._of(scope) === undefined ? {} : { [INJECT]: 'false' };
}
