import type { AddOn } from './add-on';

const HIGHLY_AVAILABLE = { enabled: true, minAvailable: 1 };

/** Fills the platform's Secrets. @see https://external-secrets.io/latest/introduction/getting-started/ */
export const externalSecrets: AddOn = {
  name: 'external-secrets',
  repository: 'https://charts.external-secrets.io',
  chart: 'external-secrets',
  version: '2.9.0',
  namespace: 'external-secrets',
  values: {
    installCRDs: true,
    crds: { annotations: { 'helm.sh/resource-policy': 'keep' } },
    replicaCount: 2,
    leaderElect: true,
    podDisruptionBudget: HIGHLY_AVAILABLE,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    networkPolicy: { enabled: true },
    webhook: {
      replicaCount: 2,
      podDisruptionBudget: HIGHLY_AVAILABLE,
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    },
  },
};
