import type { AddOn } from './add-on';

/** Runs the PostgreSQL clusters. @see https://cloudnative-pg.io/documentation/current/installation_upgrade/ */
export const cloudnativePg: AddOn = {
  name: 'cloudnative-pg',
  repository: 'https://cloudnative-pg.github.io/charts',
  chart: 'cloudnative-pg',
  version: '0.29.0',
  namespace: 'cnpg-system',
  values: {
    crds: { create: true },
    replicaCount: 2,
    priorityClassName: 'system-cluster-critical',
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
      },
    ],
  },
};
