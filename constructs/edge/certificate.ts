import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { Endpoint, Protocol } from '../core/endpoint';
import { placeOf, refuse } from '../core/errors';
import { Identity } from '../core/identity';
import { ACME_SOLVER, LABEL, MANAGED_BY } from '../core/labels';
import { checkHost, checkObjectName } from '../core/names';
import { checkReference, namespaceOf } from '../core/object-names';
import { IncomingTraffic } from '../policy/traffic';

/** A TLS certificate that cert-manager gets and renews. */
export interface CertificateProps {
  /** The hosts it is for. */
  readonly hosts: string[];
  /** Name of the ClusterIssuer. */
  readonly issuer: string;
  /**
   * Name of the Secret that it is written to.
   * @default - the construct's id
   */
  readonly secretName?: string;
  /**
   * The pods through which requests from outside come in: they reach the ones that cert-manager starts to prove that a
   * host is ours, where the issuer asks by HTTP.
   * @default - nobody does, which suits an issuer that asks by DNS
   */
  readonly challengedThrough?: Identity;
}

/**
 * A Certificate: 90 days, renewed a month before its end, a new key each time.
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export class Certificate extends Construct {
  /** Name of the Secret with the key and the chain. */
  public readonly secretName: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, freeId(scope, id));
    const place = placeOf(this);
    this.secretName = checkReference(props.secretName ?? id, 'secretName', place);
    checkHosts(props.hosts, place);
    new ApiObject(this, 'certificate', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: {
        name: checkObjectName(id, place),
        namespace: namespaceOf(this),
        labels: { [LABEL.name]: id, [LABEL.managedBy]: MANAGED_BY },
      },
      spec: {
        secretName: this.secretName,
        dnsNames: props.hosts.map((host) => checkHost(host, place)),
        duration: `${Duration.days(90).toHours()}h`,
        renewBefore: `${Duration.days(30).toHours()}h`,
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        usages: ['digital signature', 'key encipherment', 'server auth'],
        issuerRef: {
          group: 'cert-manager.io',
          kind: 'ClusterIssuer',
          name: checkReference(props.issuer, 'issuer', place),
        },
      },
    });
    if (props.challengedThrough !== undefined) {
      new IncomingTraffic(this, 'challenge', { endpoint: solver(namespaceOf(this)), client: props.challengedThrough });
    }
  }
}

/** What cert-manager starts beside a Certificate, and takes away once the issuer has asked. */
function solver(namespace: string): Endpoint {
  const labels = { [ACME_SOLVER.label]: 'true' };
  const identity = Identity.foreign({ name: 'acme-solver', namespace, labels });
  return Endpoint.service({ service: 'acme-solver', port: ACME_SOLVER.port, protocol: Protocol.HTTP, identity });
}

function checkHosts(hosts: readonly string[], place: string): void {
  if (hosts.length === 0) {
    refuse({
      code: 'HOST_INVALID',
      place,
      expected: 'a certificate must be for at least one host',
      got: 'none',
      example: `hosts: ['shop.example.com']`,
    });
  }
}
