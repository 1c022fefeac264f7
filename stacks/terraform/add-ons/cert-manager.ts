import type { AddOn } from './add-on';
import {
  ADD_ON_PRIORITY,
  budget,
  monitored,
  replicas,
  resources,
  type Budget,
  type Enabled,
  type PodResources,
} from './parts';
import { isPresent } from '../../add-ons/presence';
import type { Environment } from '../../environments/environment';

interface Part {
  readonly replicaCount: number;
  readonly podDisruptionBudget: Budget;
  readonly networkPolicy: Enabled;
  readonly resources: PodResources;
}

interface CertManagerValues extends Part {
  readonly crds: { readonly enabled: boolean; readonly keep: boolean };
  readonly global: { readonly priorityClassName: string; readonly leaderElection: { readonly namespace: string } };
  readonly prometheus: { readonly enabled: boolean; readonly servicemonitor: Enabled };
  readonly config: { readonly gatewayAPI: Enabled };
  readonly webhook: Part;
  readonly cainjector: Part;
}

/** Certificates of the edge, and of the other add-ons' webhooks. @see https://cert-manager.io/docs/installation/helm/ */
export const certManager: AddOn = {
  values: (environment): CertManagerValues => ({
    ...part(environment, 2, resources('50m', '128Mi', '512Mi')),
    crds: { enabled: true, keep: true },
    global: {
      priorityClassName: ADD_ON_PRIORITY,
      // The chart's own choice, kube-system, is closed on some clouds.
      leaderElection: { namespace: 'cert-manager' },
    },
    prometheus: { enabled: true, servicemonitor: monitored(environment) },
    // It does not start without the definitions that it is told to watch.
    config: { gatewayAPI: { enabled: isPresent(environment, 'envoy-gateway') } },
    webhook: part(environment, 3, resources('20m', '64Mi', '128Mi')),
    cainjector: part(environment, 2, resources('20m', '256Mi', '512Mi')),
  }),
};

function part(environment: Environment, many: number, amounts: PodResources): Part {
  return {
    replicaCount: replicas(environment, many),
    podDisruptionBudget: budget(environment),
    networkPolicy: { enabled: true },
    resources: amounts,
  };
}
