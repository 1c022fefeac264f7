import type { WrittenObject } from './packed';

/** What the tests read of a container. */
export interface WrittenContainer {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly readinessProbe?: Readonly<Record<string, unknown>>;
  readonly securityContext?: Readonly<Record<string, unknown>>;
}

/** What the tests read of a pod template. */
export interface WrittenPod {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly WrittenContainer[];
    readonly securityContext?: Readonly<Record<string, unknown>>;
  };
}

/** The pod templates, by zone and workload: `shop/cartservice`. */
export function podsOf(objects: readonly WrittenObject[]): Map<string, WrittenPod> {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  return new Map(
    workloads.map(({ metadata: { name, namespace = 'default' }, spec }) => {
      return [`${namespace}/${name}`, spec.template as WrittenPod];
    }),
  );
}

/** Those of which Pod Security's `restricted` would refuse a pod, or whose root file system can be written to. */
export function openPods(pods: ReadonlyMap<string, WrittenPod>): string[] {
  return [...pods].filter(([, { spec }]) => !isRestricted(spec)).map(([name]) => name);
}

function isRestricted({ securityContext = {}, containers }: WrittenPod['spec']): boolean {
  const profile = securityContext.seccompProfile as { readonly type?: string } | undefined;
  const pod = securityContext.runAsNonRoot === true && profile?.type === 'RuntimeDefault';
  return (
    pod &&
    containers.every(({ securityContext: own = {} }) => {
      const { drop } = (own.capabilities ?? {}) as { readonly drop?: readonly string[] };
      return own.allowPrivilegeEscalation === false && own.readOnlyRootFilesystem === true && drop?.includes('ALL');
    })
  );
}
