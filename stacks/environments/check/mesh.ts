import type { Attempt } from './values';
import type { Environment } from '../environment';
import { Mesh, Resources } from '../../../constructs';
import { checkHost } from '../../../constructs/core/names';

/** Refuses sidecars too small to start or above their limits, and domains that are none. */
export function checkMesh({ mesh }: Environment, attempt: Attempt): void {
  if (mesh === undefined) {
    return;
  }
  attempt('mesh.proxy', () => Mesh.istio({ proxy: Resources.parse(mesh.proxy) }));
  for (const [name, domain] of Object.entries({ trustDomain: mesh.trustDomain, clusterDomain: mesh.clusterDomain })) {
    attempt(`mesh.${name}`, () => domain !== undefined && checkHost(domain, ''));
  }
}
