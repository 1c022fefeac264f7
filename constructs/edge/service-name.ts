import type { Construct } from 'constructs';
import type { Endpoint } from '../core/endpoint';
import { ownerOf } from '../policy/traffic';

/** Name of the Service behind an endpoint: what routes and ingresses refer to. */
export function serviceName(scope: Construct, backend: Endpoint): string {
  ownerOf(scope, backend);
  return backend.host.slice(0, backend.host.indexOf('.'));
}
