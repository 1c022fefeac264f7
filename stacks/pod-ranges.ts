import type { ClusterValues } from './environments/cluster';

/** What kind and most clusters made by kubeadm give to pods. */
const USUAL = '10.244.0.0/16';

/** Address ranges that pods of a cluster have their addresses from; of a cluster that is not declared here, the usual one. */
export function podRangesOf(cluster: ClusterValues): string[] {
  switch (cluster.form) {
    case 'existing':
    case 'kind':
    case 'minikube':
      return [USUAL];
    case 'eks':
      return cluster.zones.map(({ nodes }) => nodes);
    case 'gke':
    case 'aks':
      return [cluster.podCidr];
  }
}
