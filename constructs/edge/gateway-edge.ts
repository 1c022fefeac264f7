import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkPaths, type CheckedPaths, type EdgePaths } from './blocked-paths';
import { Certificate } from './certificate';
import { checkLimits, type EdgeLimits } from './edge-limits';
import { EnvoyPolicies } from './envoy-policies';
import { gatewayRules } from './gateway-rules';
import { serviceName } from './service-name';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { placeOf, refuse } from '../core/errors';
import type { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkHost, checkObjectName } from '../core/names';
import { checkReference, namespaceOf } from '../core/object-names';
import { host } from '../core/value-kinds';
import { IncomingTraffic } from '../policy/traffic';
import { weighted } from '../workload/rollout/canary-route';

/** Who carries out a Gateway, and by whose kinds the limits are written that the Gateway API has no fields for. */
export enum GatewayImplementation {
  /** Envoy Gateway 1.9: all limits. */
  ENVOY_GATEWAY = 'envoy-gateway',
  /** Any other: TLS, the redirect, HSTS and blocked paths. Sizes, rates and TLS versions are its own to set. */
  OTHER = 'other',
}

/** The edge, by Gateway API. */
export interface GatewayEdgeProps extends EdgeLimits, EdgePaths {
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
  /**
   * Who carries it out.
   * @default GatewayImplementation.ENVOY_GATEWAY
   */
  readonly implementation?: GatewayImplementation;
}

/** Longest name: with `-redirect` at its end it is a label too. */
const LONGEST_NAME = 63 - '-redirect'.length;

/**
 * A Gateway with TLS, a route to the backend, and a redirect from plain HTTP. Browsers are told to come by HTTPS alone;
 * requests are limited in size and number, and paths that stay in the cluster are answered 404.
 * @see https://gateway-api.sigs.k8s.io/guides/tls/
 */
export class GatewayEdge extends Construct {
  constructor(scope: Construct, id: string, props: GatewayEdgeProps) {
    super(scope, freeId(scope, id));
    checkObjectName(id, placeOf(this), LONGEST_NAME);
    checkReference(props.gatewayClassName, 'gatewayClassName', placeOf(this));
    const hostname = host(this.owner(id), checkHost(props.host, placeOf(this)));
    const { secretName } = new Certificate(this, `${id}-tls`, {
      hosts: [hostname],
      issuer: props.issuer,
      challengedThrough: props.dataPlane,
    });
    this.writeGateway(id, props.gatewayClassName, hostname, secretName);
    const limits = checkLimits(props, placeOf(this));
    const paths = checkPaths(props, placeOf(this));
    const notFound = answerOf(id, props, paths);
    const backendRefs = backendsOf(serviceName(this, props.backend), props.backend);
    this.writeRoute(id, 'https', hostname, gatewayRules({ backendRefs, hsts: limits.hsts, paths, notFound }));
    this.writeRoute(
      `${id}-redirect`,
      'http',
      hostname,
      [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
      id,
    );
    if (isEnvoy(props)) {
      new EnvoyPolicies(this, 'policies', { ...this.owner(id), limits, notFound });
    } else {
      checkCarried(props, placeOf(this));
    }
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
function backendsOf(name: string, { port, canaryService }: Endpoint): object[] {
  return canaryService === undefined ? [{ name, port }] : weighted(name, canaryService, port);
}

function isEnvoy({ implementation = GatewayImplementation.ENVOY_GATEWAY }: GatewayEdgeProps): boolean {
  return implementation === GatewayImplementation.ENVOY_GATEWAY;
}

/** Name of the answer to blocked paths, where there are some and something that can answer. */
function answerOf(id: string, props: GatewayEdgeProps, { blockedPaths }: CheckedPaths): string | undefined {
  return isEnvoy(props) && blockedPaths.length > 0 ? `${id}-blocked` : undefined;
}

/** Refuses limits that only Envoy Gateway's own kinds could carry: they would be promised and not held. */
function checkCarried(props: GatewayEdgeProps, place: string): void {
  const { rateLimit, maxRequestSize, unboundedRequestsReason } = props;
  const stated = Object.entries({ rateLimit, maxRequestSize, unboundedRequestsReason }).find(
    ([, value]) => value !== undefined,
  );
  if (stated !== undefined) {
    refuse({
      code: 'EDGE_LIMIT_UNSUPPORTED',
      place,
      expected: 'sizes and rates of requests must be left to another implementation than Envoy Gateway',
      got: stated[0],
      example: 'implementation: GatewayImplementation.ENVOY_GATEWAY',
    });
  }
}
