import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import { checkCidr } from '../core/cidr';
import { checkServiceName } from '../core/names';
import { Protocol } from '../core/endpoint';
import { refuse, shown } from '../core/errors';
import { wholeNumber } from '../core/value-kinds';

/**
 * How a Service is reached.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class Exposure {
  /** From inside the cluster, by one address. */
  public static clusterIp(): Exposure {
    return new Exposure({ type: 'ClusterIP' });
  }

  /** From inside the cluster, by the pods' own addresses: for clients that balance themselves (gRPC). */
  public static headless(): Exposure {
    return new Exposure({ clusterIp: 'None' });
  }

  /** On a port of every node, 30000 to 32767: for local clusters. */
  public static nodePort(port: number): Exposure {
    if (!Number.isInteger(port) || port < 30000 || port > 32767) {
      refuse({
        code: 'PORT_INVALID',
        place: 'Exposure.nodePort',
        expected: 'a node port must be a whole number from 30000 to 32767',
        got: shown(port),
        example: 'Exposure.nodePort(30080)',
      });
    }
    return new Exposure({ type: 'NodePort' }, port);
  }

  /** Through a load balancer of the cluster's provider; `sourceRanges` are the only clients, none meaning all. */
  public static loadBalancer(sourceRanges: string[] = []): Exposure {
    const checked = sourceRanges.map((range) => checkCidr(range, 'Exposure.loadBalancer'));
    const ranges = checked.length > 0 ? { loadBalancerSourceRanges: checked } : {};
    return new Exposure({ type: 'LoadBalancer', ...ranges });
  }

  private constructor(
    /** @internal */
    readonly _spec: k8s.ServiceSpec,
    /** @internal */
    readonly _nodePort?: number,
  ) {}

  /** Whether clients reach the pods' own addresses. @internal */
  public get _headless(): boolean {
    return this._spec.clusterIp === 'None';
  }

  /** The same for a version that nobody outside is to reach. @internal */
  public get _inside(): Exposure {
    return this._headless ? this : Exposure.clusterIp();
  }

  /** Whether clients outside the cluster reach it. @internal */
  public get _public(): boolean {
    return this._spec.type === 'NodePort' || this._spec.type === 'LoadBalancer';
  }
}

/** Writes the Service in front of a workload's ports. */
export function writeService(
  scope: Construct,
  id: string,
  workload: Blueprint,
  name: string,
  exposure: Exposure,
  publishNotReadyAddresses = false,
): void {
  const ports = workload.application.ports.map((port, index) => ({
    name: port.name,
    port: exposure._headless ? port.containerPort : port.servicePort,
    targetPort: k8s.IntOrString.fromNumber(port.containerPort),
    protocol: 'TCP',
    ...(port.protocol === Protocol.TCP && workload.mesh === undefined
      ? {}
      : { appProtocol: appProtocol(port.protocol) }),
    ...(exposure._nodePort !== undefined && index === 0 ? { nodePort: nodePort(workload, exposure._nodePort) } : {}),
  }));
  new k8s.KubeService(scope, id, {
    metadata: metadataOf(workload, checkServiceName(name, workload.place)),
    spec: {
      ...exposure._spec,
      selector: { ...workload.selector },
      ports,
      ...(publishNotReadyAddresses ? { publishNotReadyAddresses } : {}),
    },
  });
}

/** What meshes and gateways read. */
function appProtocol(protocol: Protocol): string {
  return protocol === Protocol.GRPC ? 'kubernetes.io/h2c' : protocol;
}

function nodePort({ owner }: Blueprint, port: number): number {
  const bounds = { minimum: 30000, maximum: 32767 };
  return wholeNumber(owner, ['nodePort'], port, bounds, 'Port on every node.');
}
