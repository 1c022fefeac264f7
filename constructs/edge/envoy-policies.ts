import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CheckedLimits } from './edge-limits';
import { freeId } from '../core/construct-id';
import { ANNOTATION, LABEL, MANAGED_BY } from '../core/labels';
import { bytesQuantity } from '../core/quantity';

const API_VERSION = 'gateway.envoyproxy.io/v1alpha1';

/** Any address: each one is a client of its own. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** What Envoy Gateway's own policies are about. */
export interface EnvoyPoliciesProps {
  /** Name of the Gateway and of its route with TLS. */
  readonly name: string;
  readonly namespace: string;
  readonly limits: CheckedLimits;
  /** Name of the answer to blocked paths; nothing where none is blocked. */
  readonly notFound: string | undefined;
}

/**
 * The policies by which Envoy Gateway holds the limits that the Gateway API has no fields for.
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/
 */
export class EnvoyPolicies extends Construct {
  constructor(scope: Construct, id: string, props: EnvoyPoliciesProps) {
    super(scope, freeId(scope, id));
    this.write(props, 'ClientTrafficPolicy', props.name, {
      targetRefs: [targetOf('Gateway', props.name)],
      tls: { minVersion: '1.2' },
      // An escaped slash is one to some programs and none to others: the client is sent to the plain path.
      path: { escapedSlashesAction: 'UnescapeAndRedirect' },
    });
    this.write(
      props,
      'BackendTrafficPolicy',
      props.name,
      {
        targetRefs: [targetOf('HTTPRoute', props.name)],
        rateLimit: { local: { rules: rateRules(props.limits) } },
        ...requestBuffer(props.limits),
      },
      unbounded(props.limits),
    );
    if (props.notFound !== undefined) {
      this.write(props, 'HTTPRouteFilter', props.notFound, {
        directResponse: {
          statusCode: 404,
          contentType: 'text/plain',
          body: { type: 'Inline', inline: 'not found' },
        },
      });
    }
  }

  private write({ namespace }: EnvoyPoliciesProps, kind: string, name: string, spec: object, metadata = {}): void {
    new ApiObject(this, kind, {
      apiVersion: API_VERSION,
      kind,
      metadata: { name, namespace, labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY }, ...metadata },
      spec,
    });
  }
}

/** The filter of a route that answers by itself. */
export function answeredBy(notFound: string): object {
  const extensionRef = { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: notFound };
  return { type: 'ExtensionRef', extensionRef };
}

function targetOf(kind: string, name: string): object {
  return { group: 'gateway.networking.k8s.io', kind, name };
}

function rateRules({ rateLimit: { perClient, total } }: CheckedLimits): object[] {
  const limit = (requests: number) => ({ requests, unit: 'Second' });
  return [
    ...ANYWHERE.map((value) => ({
      clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }],
      limit: limit(perClient),
    })),
    { limit: limit(total) },
  ];
}

function unbounded({ unboundedReason }: CheckedLimits): object {
  return unboundedReason === undefined ? {} : { annotations: { [ANNOTATION.unboundedRequests]: unboundedReason } };
}

function requestBuffer({ requestBytes }: CheckedLimits): object {
  return requestBytes === undefined ? {} : { requestBuffer: { limit: bytesQuantity(requestBytes) } };
}
