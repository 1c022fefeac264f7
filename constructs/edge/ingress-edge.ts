import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkPaths, type CheckedPaths, type EdgePaths } from './blocked-paths';
import { Certificate } from './certificate';
import { serviceName } from './service-name';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { placeOf, refuse } from '../core/errors';
import type { Identity } from '../core/identity';
import { ANNOTATION, LABEL, MANAGED_BY } from '../core/labels';
import { checkHost, checkObjectName } from '../core/names';
import { checkReference, namespaceOf } from '../core/object-names';
import { host } from '../core/value-kinds';
import { IncomingTraffic } from '../policy/traffic';

/**
 * The edge, by Ingress. It has fields for TLS and paths; the least TLS version, the redirect to HTTPS, HSTS, sizes and rates
 * of requests are the controller's to set, by its own configuration or by `annotations`.
 */
export interface IngressEdgeProps extends EdgePaths {
  /** Host that customers use. */
  readonly host: string;
  /** What stands behind it, in the chart's namespace. */
  readonly backend: Endpoint;
  /** Name of the IngressClass. */
  readonly ingressClassName: string;
  /** Name of the ClusterIssuer that signs the host's certificate. */
  readonly issuer: string;
  /** The ingress controller's pods. */
  readonly controller: Identity;
  /**
   * What the class's controller is told in its own words: `nginx.ingress.kubernetes.io/proxy-body-size: '1m'`.
   * @default - nothing
   */
  readonly annotations?: { [key: string]: string };
}

/** Longest name: with `-blocked` at its end it is a Service's too. */
const LONGEST_NAME = 63 - '-blocked'.length;

/** What an Ingress has no fields for. */
const LEFT_TO_CONTROLLER =
  'TLS 1.2 or newer, the redirect to HTTPS, HSTS, sizes and rates of requests, disguised spellings of blocked paths';

/**
 * An Ingress with TLS: for clusters without a Gateway API implementation. Paths that stay in the cluster lead to a Service
 * without pods, and are answered 503.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 */
export class IngressEdge extends Construct {
  constructor(scope: Construct, id: string, props: IngressEdgeProps) {
    super(scope, freeId(scope, id));
    checkObjectName(id, placeOf(this), LONGEST_NAME);
    checkWhole(props.backend, placeOf(this));
    checkReference(props.ingressClassName, 'ingressClassName', placeOf(this));
    const namespace = namespaceOf(this);
    const hostname = host({ namespace, name: id }, checkHost(props.host, placeOf(this)));
    const { secretName } = new Certificate(this, `${id}-tls`, {
      hosts: [hostname],
      issuer: props.issuer,
      challengedThrough: props.controller,
    });
    const paths = checkPaths(props, placeOf(this));
    const service = { name: serviceName(this, props.backend), port: { number: props.backend.port } };
    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: id,
        namespace,
        labels: { [LABEL.name]: id, [LABEL.managedBy]: MANAGED_BY },
        annotations: { ...props.annotations, [ANNOTATION.leftToController]: LEFT_TO_CONTROLLER },
      },
      spec: {
        ingressClassName: props.ingressClassName,
        tls: [{ hosts: [hostname], secretName }],
        rules: [{ host: hostname, http: { paths: pathsTo(service, this.blocked(id, props, paths), paths) } }],
      },
    });
    new IncomingTraffic(this, 'traffic', { endpoint: props.backend, client: props.controller });
  }

  /** A Service that selects nothing: an Ingress has no other way to lead nowhere. */
  private blocked(
    id: string,
    { backend }: IngressEdgeProps,
    { blockedPaths }: CheckedPaths,
  ): k8s.IngressServiceBackend {
    const name = `${id}-blocked`;
    if (blockedPaths.length > 0) {
      new k8s.KubeService(this, 'blocked', {
        metadata: {
          name,
          namespace: namespaceOf(this),
          labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY },
        },
        spec: { ports: [{ name: 'http', port: backend.port }] },
      });
    }
    return { name, port: { number: backend.port } };
  }
}

/** Exact paths come before prefixes, and the longer prefix before the shorter. */
function pathsTo(
  service: k8s.IngressServiceBackend,
  nowhere: k8s.IngressServiceBackend,
  { blockedPaths, openPaths }: CheckedPaths,
): k8s.HttpIngressPath[] {
  return [
    ...openPaths.map((path) => ({ path, pathType: 'Exact', backend: { service } })),
    ...blockedPaths.map((path) => ({ path, pathType: 'Prefix', backend: { service: nowhere } })),
    { path: '/', pathType: 'Prefix', backend: { service } },
  ];
}

/** An Ingress has no weights: a canary behind it would never get a request. */
function checkWhole({ canaryService }: Endpoint, place: string): void {
  if (canaryService !== undefined) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place,
      expected: 'the requests of a canary must be divided by a route of the Gateway API',
      got: 'an Ingress',
      example: "new GatewayEdge(this, 'shop', { … })",
    });
  }
}
