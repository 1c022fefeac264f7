import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, monitored, replicas, resources, type PodResources } from './parts';

interface ClusterAutoscalerValues {
  readonly cloudProvider: 'aws';
  readonly awsRegion?: string;
  readonly autoDiscovery?: { readonly clusterName: string };
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly priorityClassName: string;
  readonly resources: PodResources;
  readonly securityContext: object;
  readonly containerSecurityContext: object;
  readonly rbac: { readonly serviceAccount: { readonly name: string } };
  readonly serviceMonitor: { readonly enabled: boolean; readonly namespace: string; readonly selector: object };
  readonly extraArgs: { readonly [flag: string]: boolean | string };
}

/**
 * Nodes as pods need them, from the groups that carry the cluster's tags. Its rights come from the cluster's own stack,
 * by the name of its service account.
 * @see https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler/cloudprovider/aws
 */
export const clusterAutoscaler: AddOn = {
  values: (environment): ClusterAutoscalerValues => ({
    cloudProvider: 'aws',
    ...(environment.cluster.form === 'eks'
      ? { awsRegion: environment.cluster.region, autoDiscovery: { clusterName: environment.cluster.name } }
      : {}),
    replicaCount: replicas(environment, 2),
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: ADD_ON_PRIORITY,
    resources: resources('100m', '600Mi', '1Gi'),
    securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    rbac: { serviceAccount: { name: 'cluster-autoscaler' } },
    // The chart asks for a label of another release.
    serviceMonitor: { ...monitored(environment), namespace: 'kube-system', selector: { release: null } },
    extraArgs: { 'balance-similar-node-groups': true, 'skip-nodes-with-system-pods': false, expander: 'least-waste' },
  }),
};
