import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, monitored, replicas, resources, spread, type PodResources, type Spread } from './parts';

interface CloudnativePgValues {
  readonly crds: { readonly create: boolean };
  readonly replicaCount: number;
  readonly priorityClassName: string;
  readonly resources: PodResources;
  readonly monitoring: { readonly podMonitorEnabled: boolean };
  readonly topologySpreadConstraints: readonly Spread[];
}

/**
 * Runs the PostgreSQL clusters. Its definitions stay when the release goes; the release has no budget to set.
 * @see https://cloudnative-pg.io/documentation/current/installation_upgrade/
 */
export const cloudnativePg: AddOn = {
  values: (environment): CloudnativePgValues => ({
    crds: { create: true },
    replicaCount: replicas(environment, 2),
    priorityClassName: ADD_ON_PRIORITY,
    resources: resources('100m', '256Mi', '512Mi'),
    monitoring: { podMonitorEnabled: monitored(environment).enabled },
    topologySpreadConstraints: spread('cloudnative-pg'),
  }),
};
