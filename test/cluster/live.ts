import { kubectl } from './kubectl';

/** What the tests read of any object in the cluster. */
export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
}

/** What the tests read of a pod in the cluster. */
export interface LivePod extends LiveObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly volumes?: readonly { readonly persistentVolumeClaim?: { readonly claimName: string } }[];
  };
  readonly status: { readonly phase: string };
}

/** The objects of some kinds, in some namespaces or in all, as the cluster holds them. */
export async function live<T extends LiveObject>(kinds: string, namespaces?: readonly string[]): Promise<T[]> {
  const { stdout } = await kubectl(['get', kinds, '--all-namespaces', '-o', 'json']);
  const { items } = JSON.parse(stdout) as { items: T[] };
  return items.filter(({ metadata }) => namespaces?.includes(metadata.namespace ?? '') ?? true);
}

/** A name by which a person finds an object. */
export function title({ kind, metadata }: Pick<LiveObject, 'kind'> & { metadata: Titled }): string {
  return [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/');
}

interface Titled {
  readonly name: string;
  readonly namespace?: string;
}
