import type { Construct } from 'constructs';
import type { Endpoint } from '../core/endpoint';
import { placeOf, refuse, shown } from '../core/errors';
import { namespaceOf } from '../core/object-names';
import { ownerOf } from '../policy/traffic';

/** Name of the Service behind an endpoint: what routes and ingresses of its own namespace refer to. */
export function serviceName(scope: Construct, backend: Endpoint): string {
  const { namespace } = ownerOf(scope, backend);
  const here = namespaceOf(scope);
  if (namespace !== here) {
    refuse({
      code: 'ENDPOINT_UNSERVED',
      place: placeOf(scope),
      expected: `the backend must be a service of the chart's own namespace ${shown(here)}`,
      got: backend.hostPort,
      example: `new Chart(app, 'edge', { namespace: ${shown(namespace)} })`,
    });
  }
  return backend.host.slice(0, backend.host.indexOf('.'));
}
