import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { placeOf } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';

/** Whose sidecars are strict. */
export interface MeshDefaultsProps {
  /** The namespace. */
  readonly namespace: string;
}

/**
 * What holds for every sidecar of a namespace: mutual TLS alone, and nobody is let in whom no policy names.
 * @see https://istio.io/latest/docs/ops/best-practices/security/#safer-authorization-policy-patterns
 */
export class MeshDefaults extends Construct {
  constructor(scope: Construct, id: string, props: MeshDefaultsProps) {
    super(scope, freeId(scope, id));
    const namespace = checkObjectName(props.namespace, placeOf(this));
    this.write('strict', 'PeerAuthentication', 'default', namespace, { mtls: { mode: 'STRICT' } });
    this.write('deny', 'AuthorizationPolicy', 'default-deny', namespace, {});
  }

  private write(id: string, kind: string, name: string, namespace: string, spec: object): void {
    const labels = { [LABEL.managedBy]: MANAGED_BY };
    new ApiObject(this, id, { apiVersion: 'security.istio.io/v1', kind, metadata: { name, namespace, labels }, spec });
  }
}
