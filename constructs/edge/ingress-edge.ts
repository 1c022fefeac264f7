import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Certificate } from './certificate';
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

/** The edge, by Ingress. */
export interface IngressEdgeProps {
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
}

/**
 * An Ingress with TLS: for clusters without a Gateway API implementation.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 */
export class IngressEdge extends Construct {
  constructor(scope: Construct, id: string, props: IngressEdgeProps) {
    super(scope, freeId(scope, id));
    checkObjectName(id, placeOf(this));
    checkWhole(props.backend, placeOf(this));
    checkReference(props.ingressClassName, 'ingressClassName', placeOf(this));
    const namespace = namespaceOf(this);
    const hostname = host({ namespace, name: id }, checkHost(props.host, placeOf(this)));
    const { secretName } = new Certificate(this, `${id}-tls`, { hosts: [hostname], issuer: props.issuer });
    const service = { name: serviceName(this, props.backend), port: { number: props.backend.port } };
    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: id,
        namespace,
        labels: { [LABEL.name]: id, [LABEL.managedBy]: MANAGED_BY },
      },
      spec: {
        ingressClassName: props.ingressClassName,
        tls: [{ hosts: [hostname], secretName }],
        rules: [{ host: hostname, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service } }] } }],
      },
    });
    new IncomingTraffic(this, 'traffic', { endpoint: props.backend, client: props.controller });
  }
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
