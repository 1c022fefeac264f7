import type { Autoscaling } from './autoscaling';
import type { VerticalAutoscaling } from './vertical-autoscaling';
import { refuse, shown } from '../core/errors';
import type { Resources } from '../core/resources';

/** What a vertical autoscaler stands beside. */
export interface VerticalNeighbours {
  readonly resources: Resources;
  readonly autoscaling?: Autoscaling;
}

/** Refuses a vertical autoscaler that would fight the horizontal one, or that has no room to decide anything. */
export function checkVertical(
  vertical: VerticalAutoscaling,
  { resources, autoscaling }: VerticalNeighbours,
  place: string,
): void {
  if (!vertical._applies) {
    return;
  }
  for (const resource of vertical._resources) {
    if (autoscaling?.[resource] !== undefined) {
      conflict(resource, autoscaling[resource], place);
    }
    const least = vertical._least?.[resource] ?? resources[resource];
    const most = resources[`${resource}Limit`];
    if (most === undefined || least >= most) {
      roomless(resource, { least, most }, place);
    }
  }
}

/** Larger requests make a smaller share of the same use: fewer replicas, each with more, and the other way round. */
function conflict(resource: string, target: number, place: string): never {
  const other = resource === 'cpu' ? 'memory' : 'cpu';
  return refuse({
    code: 'AUTOSCALING_CONFLICT',
    place,
    expected: `${resource} must not be applied vertically where it counts the replicas: each would undo the other`,
    got: `autoscaling by ${resource}: ${target} and vertical: apply`,
    example: `VerticalAutoscaling.recommend(), or VerticalAutoscaling.apply({ resources: [VerticalResource.${other.toUpperCase()}] })`,
  });
}

function roomless(resource: string, bounds: object, place: string): never {
  return refuse({
    code: 'AUTOSCALING_INVALID',
    place,
    expected: `${resource} that is applied vertically must have a limit above the least that may be requested`,
    got: shown(bounds),
    example: `Resources.parse({ cpu: '250m', cpuLimit: '1', memory: '256Mi', memoryLimit: '512Mi' })`,
  });
}
