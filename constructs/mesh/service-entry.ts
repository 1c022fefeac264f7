import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { isIPv4 } from 'net';
import { freeId } from '../core/construct-id';
import { Protocol, type Endpoint } from '../core/endpoint';
import { placeOf, refuse } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';

/** Which outside address is known to which namespace. */
export interface ServiceEntryProps {
  /** The outside service: `externalService.endpoint`. */
  readonly endpoint: Endpoint;
  /** The only namespace whose sidecars know it: the client's. */
  readonly namespace: string;
}

/**
 * An outside service that the sidecars of one namespace know; those that a `Sidecar` names reach it. One for each host and
 * namespace, with all of its ports. Where requests say whom they mean (HTTP, TLS), the name is resolved by the sidecar and by
 * nobody else; plain TCP says nothing, so there its address ranges tell it from all others on that port.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class ServiceEntry extends Construct {
  /** As a `Sidecar` of the same namespace names it. */
  public readonly host: string;
  private readonly ports = new Map<number, string>();
  private readonly ranges = new Set<string>();

  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, freeId(scope, id));
    const { endpoint } = props;
    const namespace = checkObjectName(props.namespace, placeOf(this));
    const name = serviceHost(endpoint);
    this.host = `./${name}`;
    this.open(endpoint);
    new ApiObject(this, 'entry', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: endpoint.host, namespace, labels: { [LABEL.managedBy]: MANAGED_BY } },
      spec: Lazy.any({ produce: () => this.spec(name) }) as unknown,
    });
  }

  /** Adds another port of the same host. */
  public open(endpoint: Endpoint): void {
    const place = placeOf(this);
    const protocol = protocolOf(endpoint);
    const known = this.ports.get(endpoint.port) ?? protocol;
    if (endpoint.identity !== undefined || `./${serviceHost(endpoint)}` !== this.host || known !== protocol) {
      refuse({
        code: 'VALUE_INVALID',
        place,
        expected: 'an outside host must mean one service, and each of its ports one protocol',
        got: `${endpoint.hostPort} as ${protocol}${known === protocol ? '' : ` and as ${known}`}`,
        example: `ExternalService.of({ host: 'acquirer.example.com', port: 443, protocol: Protocol.HTTPS, cidrs: ['203.0.113.0/24'] })`,
      });
    }
    this.ports.set(endpoint.port, protocol);
    endpoint.cidrs.forEach((cidr) => this.ranges.add(cidr));
  }

  private spec(host: string): object {
    const ports = [...this.ports].sort(([a], [b]) => a - b);
    const byRange = ports.some(([, protocol]) => protocol === 'TCP');
    return {
      hosts: [host],
      ...(byRange ? { addresses: [...this.ranges].sort() } : {}),
      location: 'MESH_EXTERNAL',
      resolution: byRange ? 'NONE' : 'DNS',
      ports: ports.map(([number, protocol]) => ({ number, name: `${protocol.toLowerCase()}-${number}`, protocol })),
      exportTo: ['.'],
    };
  }
}

/** An address has no name: it gets one that no DNS knows. */
function serviceHost({ host }: Endpoint): string {
  return isIPv4(host) ? `${host.split('.').join('-')}.address.invalid` : host;
}

/** What requests to a bare address say tells nobody whom they mean. */
function protocolOf({ host, protocol }: Endpoint): string {
  return isIPv4(host) ? 'TCP' : PROTOCOL[protocol];
}

const PROTOCOL: { readonly [protocol in Protocol]: string } = {
  [Protocol.HTTP]: 'HTTP',
  [Protocol.HTTPS]: 'HTTPS',
  [Protocol.GRPC]: 'GRPC',
  [Protocol.TLS]: 'TLS',
  [Protocol.TCP]: 'TCP',
};
