import { resources, type Enabled, type PodResources } from '../parts';

const ADMINISTRATOR = { secret: 'grafana-admin', userKey: 'admin-user', passwordKey: 'admin-password' };

/** Grafana, as its chart takes it. */
export interface GrafanaValues {
  readonly admin: { readonly existingSecret: string; readonly userKey: string; readonly passwordKey: string };
  readonly resources: PodResources;
  readonly rbac: { readonly namespaced: boolean };
  readonly sidecar: {
    readonly resources: PodResources;
    readonly dashboards: { readonly searchNamespace: string; readonly resource: 'configmap' };
    readonly datasources: { readonly searchNamespace: string; readonly resource: 'configmap' };
  };
  readonly testFramework: Enabled;
}

/**
 * One replica, as its own database is a file: dashboards come from ConfigMaps of its namespace, and it reads no others,
 * nor any Secret of other namespaces.
 */
export function grafana(): GrafanaValues {
  const { secret: existingSecret, userKey, passwordKey } = ADMINISTRATOR;
  return {
    admin: { existingSecret, userKey, passwordKey },
    resources: resources('100m', '256Mi', '512Mi'),
    rbac: { namespaced: true },
    sidecar: {
      resources: resources('10m', '96Mi', '192Mi'),
      dashboards: { searchNamespace: 'monitoring', resource: 'configmap' },
      datasources: { searchNamespace: 'monitoring', resource: 'configmap' },
    },
    testFramework: { enabled: false },
  };
}

/** Its administrator's password: made once inside the cluster by External Secrets, and nowhere else. */
export function grafanaAdministrator(): object[] {
  const { secret: name, userKey, passwordKey } = ADMINISTRATOR;
  const metadata = { name, namespace: 'monitoring' };
  const generatorRef = { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name };
  return [
    {
      apiVersion: 'generators.external-secrets.io/v1alpha1',
      kind: 'Password',
      metadata,
      spec: { length: 32, symbols: 0, noUpper: false, allowRepeat: true, secretKeys: [passwordKey] },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: {
        refreshPolicy: 'CreatedOnce',
        target: { name, deletionPolicy: 'Retain', template: { mergePolicy: 'Merge', data: { [userKey]: 'admin' } } },
        dataFrom: [{ sourceRef: { generatorRef } }],
      },
    },
  ];
}
