import type { Construct } from 'constructs';
import type { Environment } from './environments/environment';
import { Mesh, Resources } from '../constructs';

/** Spans an environment's mesh over an app or a chart in which nothing is declared yet; nothing where it has none. */
export function spanMesh(scope: Construct, { mesh }: Environment): void {
  if (mesh !== undefined) {
    const { proxy, trustDomain, clusterDomain } = mesh;
    Mesh.istio({ proxy: Resources.parse(proxy), trustDomain, clusterDomain }).over(scope);
  }
}
