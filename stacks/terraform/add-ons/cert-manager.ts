import type { AddOn } from './add-on';

const HIGHLY_AVAILABLE = { enabled: true, minAvailable: 1 };

/** Certificates of the edge, and of the other operators' webhooks. @see https://cert-manager.io/docs/installation/helm/ */
export const certManager: AddOn = {
  name: 'cert-manager',
  repository: 'https://charts.jetstack.io',
  chart: 'cert-manager',
  version: 'v1.21.1',
  namespace: 'cert-manager',
  values: {
    crds: { enabled: true, keep: true },
    global: { priorityClassName: 'system-cluster-critical', leaderElection: { namespace: 'cert-manager' } },
    replicaCount: 2,
    podDisruptionBudget: HIGHLY_AVAILABLE,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    networkPolicy: { enabled: true },
    config: { gatewayAPI: { enabled: true } },
    webhook: {
      replicaCount: 3,
      podDisruptionBudget: HIGHLY_AVAILABLE,
      networkPolicy: { enabled: true },
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    },
    cainjector: {
      replicaCount: 2,
      podDisruptionBudget: HIGHLY_AVAILABLE,
      networkPolicy: { enabled: true },
      resources: { requests: { cpu: '20m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    },
  },
};
