import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CLUSTER_DOMAIN, Mesh } from './mesh';
import { meshMetadata } from './metadata';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import type { Identity } from '../core/identity';
import { ANNOTATION } from '../core/labels';
import { checkReference } from '../core/object-names';
import { checkPort } from '../core/port-number';
import { checkText, checkUrlPath } from '../core/text';

/** Who may come in to which port of a workload. */
export interface AuthorizationPolicyProps {
  /** Name of the policy. */
  readonly name: string;
  /** The pods that are called: all of them, whatever their version. */
  readonly callee: Identity;
  /** Port that the pods listen on. */
  readonly port: number;
  /**
   * The callers, by their service accounts.
   * @default - whoever has no sidecar: say why
   */
  readonly clients?: Identity[];
  /**
   * The only paths that may be read, by GET; on a port that speaks HTTP.
   * @default - whatever the port serves
   */
  readonly reads?: string[];
  /**
   * Why callers are not asked who they are; becomes an annotation.
   * @default - they are
   */
  readonly reason?: string;
}

/**
 * What opens a port of a workload in a mesh: to service accounts whose sidecar proved them, or, with a reason, to callers
 * without a sidecar, and to no others. What no policy allows is denied.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export class AuthorizationPolicy extends Construct {
  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(scope, freeId(scope, id));
    const place = placeOf(this);
    const { callee, port, reason } = props;
    const trustDomain = Mesh._of(this)?.trustDomain ?? CLUSTER_DOMAIN;
    checkCallers(props, place);
    const principals = (props.clients ?? []).map((client) => principalOf(client, trustDomain, place));
    new ApiObject(this, 'policy', {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: meshMetadata(
        callee,
        checkReference(props.name, 'name', place),
        reason === undefined ? {} : { [ANNOTATION.plaintext]: `${port}: ${checkText(reason, place)}` },
      ),
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: { ...callee.selector } },
        rules: [
          {
            from: [{ source: principals.length > 0 ? { principals } : { notPrincipals: ['*'] } }],
            to: [{ operation: { ports: [String(checkPort(port, place))], ...readOf(props.reads, place) } }],
          },
        ],
      },
    });
  }
}

function readOf(reads: readonly string[] | undefined, place: string): object {
  return reads === undefined ? {} : { methods: ['GET'], paths: reads.map((path) => exactPath(path, place)) };
}

/** Refuses what a policy would take for a pattern, or for a path that no request has. */
function exactPath(path: string, place: string): string {
  if (/[*{}?#]/.test(checkUrlPath(path, place))) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a path that may be read must be one path, without wildcards and query',
      got: shown(path),
      example: shown('/metrics'),
    });
  }
  return path;
}

function checkCallers({ clients, reason, reads }: AuthorizationPolicyProps, place: string): void {
  if ((reason?.trim() ?? '') === '' && clients === undefined) {
    refuse({
      code: 'REASON_MISSING',
      place,
      expected: 'a policy that asks nobody who he is must say why',
      got: 'neither clients nor a reason',
      example: `reason: 'the gateway has no sidecar'`,
    });
  }
  const empty = [clients, reads].some((list) => list?.length === 0);
  if (empty || (clients !== undefined && reason !== undefined)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a policy must list clients, or say why it lists none; and paths, if any are listed',
      got: empty ? 'an empty list' : 'clients and a reason',
      example: `clients: [Identity.of({ name: 'cart', namespace: 'commerce' })]`,
    });
  }
}

/** By whom a sidecar knows a caller: `cluster.local/ns/commerce/sa/cart`. */
function principalOf(client: Identity, trustDomain: string, place: string): string {
  const account =
    client.account ??
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a client that is asked who it is must have a sidecar, and so an account',
      got: client._describe(),
      example: `Identity.foreign({ name: 'prometheus', namespace: 'monitoring', account: 'prometheus' })`,
    });
  return `${trustDomain}/ns/${client.namespace}/sa/${account}`;
}
