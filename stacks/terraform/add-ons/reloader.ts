import type { AddOn } from './add-on';
import {
  ADD_ON_PRIORITY,
  budget,
  monitored,
  replicas,
  resources,
  type Budget,
  type Enabled,
  type PodResources,
} from './parts';
import { isPresent } from '../../add-ons/presence';

interface ReloaderValues {
  readonly reloader: {
    readonly reloadStrategy: 'annotations';
    readonly ignoreConfigMaps: boolean;
    readonly ignoreJobs: boolean;
    readonly ignoreCronJobs: boolean;
    readonly isArgoRollouts: boolean;
    readonly enableHA: boolean;
    readonly readOnlyRootFileSystem: boolean;
    readonly deployment: {
      readonly replicas: number;
      readonly priorityClassName: string;
      readonly resources: PodResources;
      readonly containerSecurityContext: object;
    };
    readonly podDisruptionBudget: Budget;
    readonly podMonitor: Enabled;
  };
}

/**
 * Rolls the pods whose Secret was rotated inside the cluster, by an annotation on their template. A changed ConfigMap has
 * a new hash and rolls them anyway; a Job must not run again because a password changed.
 * @see https://github.com/stakater/Reloader
 */
export const reloader: AddOn = {
  values: (environment): ReloaderValues => ({
    reloader: {
      reloadStrategy: 'annotations',
      ignoreConfigMaps: true,
      ignoreJobs: true,
      ignoreCronJobs: true,
      isArgoRollouts: isPresent(environment, 'argo-rollouts'),
      enableHA: environment.highlyAvailable,
      readOnlyRootFileSystem: true,
      deployment: {
        replicas: replicas(environment, 2),
        priorityClassName: ADD_ON_PRIORITY,
        resources: resources('10m', '64Mi', '256Mi'),
        containerSecurityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
      },
      podDisruptionBudget: budget(environment),
      podMonitor: monitored(environment),
    },
  }),
};
