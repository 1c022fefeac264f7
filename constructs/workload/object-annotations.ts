import type { Blueprint } from './blueprint';
import type { ComponentProps } from './component';

/**
 * Annotations of the workload's own object: a rotation of a Secret inside the cluster rolls the pods, where the
 * Reloader add-on runs.
 * @see https://github.com/stakater/Reloader
 */
export function objectAnnotations(
  workload: Blueprint,
  props: Pick<ComponentProps, 'initContainers' | 'sidecars'>,
): { annotations?: { [key: string]: string } } {
  const others = [...(props.initContainers ?? []), ...(props.sidecars ?? [])].map(({ roles }) => roles ?? {});
  const secrets = [workload.roles, ...others]
    .flatMap((roles) => Object.values(roles))
    .flatMap(({ secret }) => secret?.name ?? []);
  return secrets.length === 0
    ? {}
    : { annotations: { 'secret.reloader.stakater.com/reload': [...new Set(secrets)].join(',') } };
}
