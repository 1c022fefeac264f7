import type { Scale } from './form';
import { boundsOf } from '../autoscaler';
import type { Blueprint } from '../blueprint';
import { fewestReplicas, replicaCount } from '../replicas';
import type { SettledSizing } from '../settled-sizing';

/** How many pods a sizing asks for: an autoscaler's bounds, or a number. */
export function scaleOf(workload: Blueprint, sizing: SettledSizing): Scale {
  const fewest = fewestReplicas(sizing, workload.place);
  return sizing.autoscaling === undefined
    ? { replicas: replicaCount(workload, fewest) }
    : boundsOf(workload, sizing.autoscaling);
}
