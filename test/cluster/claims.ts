import { live, LiveObject, LivePod } from './live';
import type { Release } from './release';

interface LiveClaim extends LiveObject {
  readonly spec: { readonly volumeName?: string };
  readonly status: { readonly phase: string };
}

/** A claim with its identity, and the volume behind it. */
export interface Claim {
  readonly name: string;
  readonly uid: string;
  readonly phase: string;
  readonly volume?: string;
}

/** Every claim of a release, ordered by name. */
export async function claimsOf({ namespaces }: Release): Promise<Claim[]> {
  const claims = await live<LiveClaim>('persistentvolumeclaims', namespaces);
  return claims
    .map(({ metadata, spec, status }) => ({
      name: fullName(metadata.namespace, metadata.name),
      uid: metadata.uid,
      phase: status.phase,
      volume: spec.volumeName,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The identities of a release's running pods. */
export async function podIds(release: Release): Promise<Set<string>> {
  return new Set((await runningPods(release)).map(({ metadata }) => metadata.uid));
}

/** Names of the claims that a running pod mounts which is not one of `others`. */
export async function mountedByOthersThan(others: ReadonlySet<string>, release: Release): Promise<Set<string>> {
  const pods = (await runningPods(release)).filter(({ metadata }) => !others.has(metadata.uid));
  const names = pods.flatMap(({ metadata, spec }) => {
    const claims = (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []);
    return claims.map((name) => fullName(metadata.namespace, name));
  });
  return new Set(names);
}

async function runningPods({ namespaces }: Release): Promise<LivePod[]> {
  const pods = await live<LivePod>('pods', namespaces);
  return pods.filter(({ metadata, status }) => status.phase === 'Running' && metadata.deletionTimestamp === undefined);
}

function fullName(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
