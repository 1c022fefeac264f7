import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { meshMetadata } from './metadata';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import type { Identity } from '../core/identity';
import { ANNOTATION } from '../core/labels';
import { checkPort } from '../core/port-number';
import { checkText } from '../core/text';

/** Which pods are loosened. */
export interface PeerAuthenticationProps {
  /** The pods: all of a workload, whatever their version. */
  readonly callee: Identity;
}

/** A port that takes callers without a sidecar. */
export interface PlaintextPort {
  /** Port that the pods listen on. */
  readonly port: number;
  /** Why; becomes an annotation. */
  readonly reason: string;
}

/**
 * Mutual TLS on every port of a workload but those that callers without a sidecar must reach, each with its reasons. One for
 * each workload: of several, Istio reads the oldest. Callers with a sidecar use mutual TLS on these ports too.
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export class PeerAuthentication extends Construct {
  private readonly ports = new Map<number, Set<string>>();

  constructor(scope: Construct, id: string, props: PeerAuthenticationProps) {
    super(scope, freeId(scope, id));
    const { callee } = props;
    new ApiObject(this, 'authentication', {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: meshMetadata(callee, callee.name, {
        [ANNOTATION.plaintext]: Lazy.any({ produce: () => this.reasons() }) as string,
      }),
      spec: {
        selector: { matchLabels: { ...callee.selector } },
        mtls: { mode: 'STRICT' },
        portLevelMtls: Lazy.any({ produce: () => this.levels() }) as unknown,
      },
    });
  }

  /** Lets callers without a sidecar come to a port. */
  public permit(plaintext: PlaintextPort): void {
    const place = placeOf(this);
    const port = checkPort(plaintext.port, place);
    if (checkText(plaintext.reason, place).trim() === '') {
      refuse({
        code: 'REASON_MISSING',
        place,
        expected: 'a port that takes callers without a sidecar must say why',
        got: shown(plaintext.reason),
        example: `reason: 'the gateway has no sidecar'`,
      });
    }
    this.ports.set(port, (this.ports.get(port) ?? new Set()).add(plaintext.reason));
  }

  private sorted(): [number, Set<string>][] {
    return [...this.ports].sort(([a], [b]) => a - b);
  }

  private reasons(): string {
    return this.sorted()
      .flatMap(([port, reasons]) => [...reasons].sort().map((reason) => `${port}: ${reason}`))
      .join('; ');
  }

  private levels(): object {
    return Object.fromEntries(this.sorted().map(([port]) => [String(port), { mode: 'PERMISSIVE' }]));
  }
}
