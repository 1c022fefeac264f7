import { disk, type ClaimTemplate } from './storage';
import { ADD_ON_PRIORITY, budget, replicas, resources, type Budget, type Enabled, type PodResources } from '../parts';
import type { Environment } from '../../../environments/environment';

/** Secret with `alertmanager.yaml`: whom an alert reaches, and by which key. */
const CONFIGURATION = 'alertmanager-config';

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

/** Its configuration from the environment's store, where there is one: `<environment>/monitoring/alertmanager-config`. */
export function alertmanagerConfiguration({ name, secretStore }: Environment): object[] {
  return secretStore === undefined
    ? []
    : [
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: { name: CONFIGURATION, namespace: 'monitoring' },
          spec: {
            refreshInterval: '1h',
            secretStoreRef: { kind: 'ClusterSecretStore', name: secretStore },
            target: { name: CONFIGURATION, deletionPolicy: 'Retain' },
            dataFrom: [{ extract: { key: `${name}/monitoring/${CONFIGURATION}` } }],
          },
        },
      ];
}
