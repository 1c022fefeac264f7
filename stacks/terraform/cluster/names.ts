import type { Environment } from '../../environments/environment';

/** Name of the stack that makes an environment's cluster, and of its state. */
export function clusterStackName(environment: Environment): string {
  return `${environment.name}-cluster`;
}

/** Service accounts of add-ons that call the cloud: as the add-ons are installed. */
export const CALLERS = {
  externalSecrets: { namespace: 'external-secrets', serviceAccount: 'external-secrets' },
  certManager: { namespace: 'cert-manager', serviceAccount: 'cert-manager' },
  clusterAutoscaler: { namespace: 'kube-system', serviceAccount: 'cluster-autoscaler' },
  ebsCsi: { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa' },
  efsCsi: { namespace: 'kube-system', serviceAccount: 'efs-csi-controller-sa' },
} as const;
