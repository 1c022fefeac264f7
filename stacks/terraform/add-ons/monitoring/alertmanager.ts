import { disk, type ClaimTemplate } from './storage';
import { ADD_ON_PRIORITY, budget, replicas, resources, type Budget, type Enabled, type PodResources } from '../parts';
import type { Environment } from '../../../environments/environment';
import { remotePath, SECRET_STORE, storeProvider } from '../../../secret-stores';
import { SecretStoreRef } from '../../../../constructs';
import { storeObjects } from '../../../../constructs/policy/secrets/store-objects';

/** Secret with `alertmanager.yaml`: whom an alert reaches, and by which key. */
const CONFIGURATION = 'alertmanager-config';

/** Where it runs. */
const NAMESPACE = 'monitoring';

/** Alertmanager, as the chart takes it. */
export interface AlertmanagerValues {
  readonly podDisruptionBudget: Budget;
  readonly networkPolicy: Enabled & { readonly additionalIngress: readonly object[] };
  readonly alertmanagerSpec: {
    readonly replicas: number;
    readonly useExistingSecret: boolean;
    readonly configSecret: string;
    readonly storage: ClaimTemplate;
    readonly resources: PodResources;
    readonly priorityClassName: string;
    readonly podAntiAffinity: 'hard';
  };
}

/** Three that agree on who was told. Until its Secret is there it tells nobody. */
export function alertmanager(environment: Environment): AlertmanagerValues {
  return {
    podDisruptionBudget: budget(environment, 2),
    // The chart's policy forgets that they gossip over UDP too, and that Grafana asks.
    networkPolicy: { enabled: true, additionalIngress: [{ from: [{ podSelector: {} }] }] },
    alertmanagerSpec: {
      replicas: replicas(environment, 3),
      useExistingSecret: true,
      configSecret: CONFIGURATION,
      storage: disk(environment, '5Gi'),
      resources: resources('50m', '128Mi', '256Mi'),
      priorityClassName: ADD_ON_PRIORITY,
      podAntiAffinity: 'hard',
    },
  };
}

/**
 * Its configuration from the environment's store, where there is one: `<environment>/monitoring/alertmanager-config`. The store
 * is the namespace's own, and belongs to this release as the namespace does.
 */
export function alertmanagerConfiguration(environment: Environment): object[] {
  const { secretStore } = environment;
  if (secretStore === undefined) {
    return [];
  }
  if (secretStore.form === 'existing') {
    return [filled(SecretStoreRef.clusterWide(secretStore), environment)];
  }
  const provider = storeProvider(secretStore, NAMESPACE, environment.cluster);
  const { account, store } = storeObjects(SECRET_STORE, NAMESPACE, provider);
  return [account, store, filled(SecretStoreRef._of(SECRET_STORE, NAMESPACE, provider._written.names), environment)];
}

function filled(store: SecretStoreRef, environment: Environment): object {
  const path = remotePath(environment, NAMESPACE, CONFIGURATION);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: CONFIGURATION, namespace: NAMESPACE },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: store._from(NAMESPACE, CONFIGURATION),
      target: { name: CONFIGURATION, deletionPolicy: 'Retain' },
      dataFrom: [{ extract: { key: store._remoteName(path, CONFIGURATION) } }],
    },
  };
}
