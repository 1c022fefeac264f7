import { inNamespace, matches, type Labels, type MeshPods } from './objects';
import type { Manifest } from '../stacks/manifests';

interface Authentication {
  readonly selector?: { readonly matchLabels?: Labels };
  readonly mtls?: { readonly mode: string };
  readonly portLevelMtls?: { readonly [port: string]: { readonly mode: string } };
}

/** The mode of a port: its own, else that of its workload, of its namespace; what nobody says is permissive. */
export function modeOf(objects: readonly Manifest[], callee: MeshPods, port: number): string {
  const all = inNamespace(objects, 'PeerAuthentication', callee.namespace).map(({ spec }) => spec as Authentication);
  const own = all.filter(({ selector }) => selector !== undefined && matches(selector.matchLabels, callee.labels));
  const wide = all.filter(({ selector }) => selector === undefined);
  if (own.length > 1 || wide.length > 1) throw new Error(`two PeerAuthentications for ${callee.name}`);
  return own[0]?.portLevelMtls?.[String(port)]?.mode ?? own[0]?.mtls?.mode ?? wide[0]?.mtls?.mode ?? 'PERMISSIVE';
}
