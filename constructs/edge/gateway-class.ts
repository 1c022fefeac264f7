import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';

/** A class of gateways. */
export interface GatewayClassProps {
  /** Who serves it, with a domain before it: `gateway.envoyproxy.io/gatewayclass-controller`. It can never be changed. */
  readonly controllerName: string;
}

const CONTROLLER = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/**
 * The class that Gateways name, of the whole cluster: where its controller's installation makes none. The construct's id
 * is its name.
 * @see https://gateway-api.sigs.k8s.io/api-types/gatewayclass/
 */
export class GatewayClass extends Construct {
  /** Its name, for Gateways. */
  public readonly gatewayClassName: string;

  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(scope, freeId(scope, id));
    this.gatewayClassName = checkObjectName(id, placeOf(this));
    const gatewayClass = new ApiObject(this, 'class', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: id, labels: { [LABEL.name]: id, [LABEL.managedBy]: MANAGED_BY } },
      spec: { controllerName: checkController(props.controllerName, placeOf(this)) },
    });
    // It has no namespace, and cdk8s gives it the chart's.
    gatewayClass.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}

function checkController(name: string, place: string): string {
  if (!CONTROLLER.test(name) || name.length > 253) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: 'controllerName must be a path behind a domain',
      got: shown(name),
      example: "controllerName: 'gateway.envoyproxy.io/gatewayclass-controller'",
    });
  }
  return name;
}
