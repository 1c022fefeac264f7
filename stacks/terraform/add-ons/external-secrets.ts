import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, budget, monitored, replicas, resources, type Budget, type PodResources } from './parts';
import type { Environment } from '../../environments/environment';

interface Part {
  readonly replicaCount: number;
  readonly podDisruptionBudget: Budget;
  readonly priorityClassName: string;
  readonly resources: PodResources;
}

interface ExternalSecretsValues extends Part {
  readonly installCRDs: boolean;
  readonly crds: { readonly annotations: { readonly 'helm.sh/resource-policy': 'keep' } };
  readonly leaderElect: boolean;
  readonly serviceMonitor: { readonly enabled: boolean; readonly renderMode: 'failIfMissing' };
  readonly networkPolicy: { readonly enabled: boolean; readonly egress: readonly object[] };
  readonly webhook: Part;
  readonly certController: Part;
}

/** DNS, the API server and the store. The chart's policy lets nothing out by itself. */
const WAY_OUT = [
  {
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
      { port: 443, protocol: 'TCP' },
      { port: 6443, protocol: 'TCP' },
    ],
  },
];

/** Fills Secrets from a store. @see https://external-secrets.io/latest/introduction/getting-started/ */
export const externalSecrets: AddOn = {
  values: (environment): ExternalSecretsValues => ({
    ...part(environment, 2, resources('50m', '128Mi', '512Mi')),
    installCRDs: true,
    // Without it an uninstall takes every ExternalSecret, and every Secret with them.
    crds: { annotations: { 'helm.sh/resource-policy': 'keep' } },
    // Replicas without an election would all write.
    leaderElect: true,
    serviceMonitor: { ...monitored(environment), renderMode: 'failIfMissing' },
    networkPolicy: { enabled: true, egress: WAY_OUT },
    webhook: part(environment, 2, resources('20m', '64Mi', '256Mi')),
    certController: part(environment, 2, resources('20m', '128Mi', '256Mi')),
  }),
};

function part(environment: Environment, many: number, amounts: PodResources): Part {
  return {
    replicaCount: replicas(environment, many),
    podDisruptionBudget: budget(environment),
    priorityClassName: ADD_ON_PRIORITY,
    resources: amounts,
  };
}
