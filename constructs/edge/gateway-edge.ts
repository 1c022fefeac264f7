import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Certificate } from './certificate';
import { serviceName } from './service-name';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { placeOf } from '../core/errors';
import type { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkHost, checkObjectName } from '../core/names';
import { checkReference, namespaceOf } from '../core/object-names';
import { host } from '../core/value-kinds';
import { IncomingTraffic } from '../policy/traffic';
import { weighted } from '../workload/rollout/canary-route';

/** The edge, by Gateway API. */
export interface GatewayEdgeProps {
  /** Host that customers use. */
  readonly host: string;
  /** What stands behind it, in the chart's namespace. */
  readonly backend: Endpoint;
  /** Name of the GatewayClass. */
  readonly gatewayClassName: string;
  /** Name of the ClusterIssuer that signs the host's certificate. */
  readonly issuer: string;
  /** The pods of the gateway's data plane. */
  readonly dataPlane: Identity;
}

/** Longest name: with `-redirect` at its end it is a label too. */
const LONGEST_NAME = 63 - '-redirect'.length;

/**
 * A Gateway with TLS, a route to the backend, and a redirect from plain HTTP.
 * @see https://gateway-api.sigs.k8s.io/guides/tls/
 */
export class GatewayEdge extends Construct {
  constructor(scope: Construct, id: string, props: GatewayEdgeProps) {
    super(scope, freeId(scope, id));
    checkObjectName(id, placeOf(this), LONGEST_NAME);
    checkReference(props.gatewayClassName, 'gatewayClassName', placeOf(this));
    const hostname = host(this.owner(id), checkHost(props.host, placeOf(this)));
    const { secretName } = new Certificate(this, `${id}-tls`, { hosts: [hostname], issuer: props.issuer });
    this.writeGateway(id, props.gatewayClassName, hostname, secretName);
    this.writeRoute(id, 'https', hostname, [
      { backendRefs: backendRefs(serviceName(this, props.backend), props.backend) },
    ]);
    this.writeRoute(
      `${id}-redirect`,
      'http',
      hostname,
      [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
      id,
    );
    new IncomingTraffic(this, 'traffic', { endpoint: props.backend, client: props.dataPlane });
  }

  private writeGateway(name: string, gatewayClassName: string, hostname: string, secretName: string): void {
    const allowedRoutes = { namespaces: { from: 'Same' } };
    new ApiObject(this, 'gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: this.metadata(name),
      spec: {
        gatewayClassName,
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP', hostname, allowedRoutes },
          {
            name: 'https',
            port: 443,
            protocol: 'HTTPS',
            hostname,
            tls: { mode: 'Terminate', certificateRefs: [{ name: secretName }] },
            allowedRoutes,
          },
        ],
      },
    });
  }

  private writeRoute(name: string, listener: string, hostname: string, rules: object[], gateway = name): void {
    new ApiObject(this, `route-${listener}`, {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: this.metadata(name),
      spec: { parentRefs: [{ name: gateway, sectionName: listener }], hostnames: [hostname], rules },
    });
  }

  private metadata(name: string) {
    return { ...this.owner(name), labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY } };
  }

  private owner(name: string) {
    return { name, namespace: namespaceOf(this) };
  }
}

/** The Service behind the edge; with a canary both, of which Argo sets the weights. */
function backendRefs(name: string, { port, canaryService }: Endpoint): object[] {
  return canaryService === undefined ? [{ name, port }] : weighted(name, canaryService, port);
}
