import { WORKLOADS, type Check, type Platform } from './check';
import { at } from './linter-rules/rule';
import { title, workloads, type Container, type Manifest, type PodSpec } from './manifests';
import { ALL_ZONES } from '../../stacks/zone-names';

const RESTRICTED_ZONES: readonly string[] = ALL_ZONES.filter((zone) => zone !== 'agents');

/** All containers of a pod, those that come first and sidecars too. */
export function containersOf(pod: PodSpec): readonly Container[] {
  return [...(pod.initContainers ?? []), ...pod.containers];
}

/** A rule for the pods of every workload: it is broken by the workloads whose pods do not keep it. */
export function ofPods(
  rule: string,
  holds: (pod: PodSpec, object: Manifest, platform: Platform) => boolean,
  reads: readonly string[] = [],
): Check {
  return {
    rule,
    reads: [...WORKLOADS, ...reads],
    broken: (platform) =>
      workloads(platform.objects)
        .filter(({ object, pod }) => !holds(pod, object, platform))
        .map(({ object }) => title(object)),
  };
}

function isRestricted({ metadata }: Manifest): boolean {
  return RESTRICTED_ZONES.includes(metadata.namespace ?? '');
}

function isHardened({ securityContext: context }: Container): boolean {
  return (
    at(context, 'allowPrivilegeEscalation') === false &&
    at(context, 'readOnlyRootFilesystem') === true &&
    JSON.stringify(at(context, 'capabilities')) === '{"drop":["ALL"]}'
  );
}

function isBounded({ resources }: Container): boolean {
  return ['requests', 'limits'].every((kind) =>
    ['cpu', 'memory'].every((what) => at(resources, kind, what) !== undefined),
  );
}

/** How every pod of the platform is held. */
export const POD_RULES: readonly Check[] = [
  ofPods(
    'every pod outside the agents runs as a numbered user that is not root',
    (pod, object) =>
      !isRestricted(object) ||
      (at(pod.securityContext, 'runAsNonRoot') === true &&
        Number(at(pod.securityContext, 'runAsUser')) > 0 &&
        containersOf(pod).every((container) => at(container.securityContext, 'runAsUser') !== 0)),
  ),
  ofPods('every container drops all capabilities, may not gain privileges and has a read-only root', (pod) =>
    containersOf(pod).every(isHardened),
  ),
  ofPods(
    'every pod has the runtime default seccomp profile',
    (pod) => JSON.stringify(at(pod.securityContext, 'seccompProfile')) === '{"type":"RuntimeDefault"}',
  ),
  ofPods('no pod mounts a token', (pod) => pod.automountServiceAccountToken === false),
  ofPods('no pod reads service links', (pod) => pod.enableServiceLinks === false),
  ofPods(
    'every pod has an account of its own that exists',
    (pod, { metadata }, { objects }) =>
      objects.some(
        (one) =>
          one.kind === 'ServiceAccount' &&
          one.metadata.namespace === metadata.namespace &&
          one.metadata.name === pod.serviceAccountName,
      ),
    ['ServiceAccount'],
  ),
  {
    rule: 'no account gives its token to pods that do not ask',
    reads: ['ServiceAccount'],
    broken: ({ objects }) =>
      objects
        .filter((object) => object.kind === 'ServiceAccount' && object.automountServiceAccountToken !== false)
        .map(title),
  },
  {
    rule: 'every account by which a store of secrets logs in exists',
    reads: ['ServiceAccount', 'SecretStore'],
    broken: ({ objects }) =>
      objects
        .filter(({ kind }) => kind === 'SecretStore')
        .filter((store) => {
          const names = [...JSON.stringify(store.spec).matchAll(/"serviceAccountRef":\{"name":"([^"]+)"/g)];
          return names.some(
            ([, name]) =>
              !objects.some(
                ({ kind, metadata }) =>
                  kind === 'ServiceAccount' &&
                  metadata.namespace === store.metadata.namespace &&
                  metadata.name === name,
              ),
          );
        })
        .map(title),
  },
  ofPods('every container states requests and limits of CPU and memory', (pod) => containersOf(pod).every(isBounded)),
];
