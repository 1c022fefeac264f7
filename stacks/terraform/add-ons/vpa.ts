import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, monitored, replicas, resources, type Enabled, type PodResources } from './parts';
import type { Environment } from '../../environments/environment';

interface Part {
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable?: number };
  readonly resources: PodResources;
}

interface Controller extends Part {
  readonly extraArgs: { readonly 'leader-elect': string; readonly 'leader-elect-resource-namespace': string };
  readonly podMonitor: Enabled;
}

interface VpaValues {
  readonly priorityClassName: string;
  readonly rbac: { readonly extraRules: { readonly vpaActor: readonly object[] } };
  readonly recommender: Controller;
  readonly updater: Enabled & Partial<Controller>;
  readonly admissionController: Enabled &
    Partial<Part> & { readonly httpPort?: number; readonly extraArgs?: { readonly port: string } };
}

/** A port that clouds let the API server reach on nodes; the program's own, 8000, is none. */
const WEBHOOK_PORT = 8443;

/** What the chart's roles lack for an election: without it no replica ever leads, and nobody recommends anything. */
const ELECTION = [
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
  {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    resourceNames: ['vpa-recommender-lease', 'vpa-updater'],
    verbs: ['get', 'update', 'patch'],
  },
];

/**
 * Vertical autoscalers: the recommender alone, or with what changes pods where a component says `apply`. Fairwinds' chart,
 * for the project's own calls itself not ready for production. Its definitions lie in the chart's `crds/` folder: Helm
 * installs them once; before a new version, apply that folder of the new chart by hand.
 * @see https://github.com/FairwindsOps/charts/tree/master/stable/vpa
 */
export const vpa: AddOn = {
  values: (environment): VpaValues => ({
    priorityClassName: ADD_ON_PRIORITY,
    rbac: { extraRules: { vpaActor: environment.highlyAvailable ? ELECTION : [] } },
    recommender: controller(environment, resources('50m', '500Mi', '1Gi')),
    ...(applies(environment)
      ? {
          updater: { enabled: true, ...controller(environment, resources('50m', '500Mi', '1Gi')) },
          admissionController: {
            enabled: true,
            ...part(environment, resources('50m', '200Mi', '400Mi')),
            httpPort: WEBHOOK_PORT,
            extraArgs: { port: String(WEBHOOK_PORT) },
          },
        }
      : { updater: { enabled: false }, admissionController: { enabled: false } }),
  }),
};

function applies({ components }: Environment): boolean {
  return Object.values(components).some(({ vertical }) => vertical === 'apply');
}

/** Replicas without an election would all write. */
function controller(environment: Environment, amounts: PodResources): Controller {
  return {
    ...part(environment, amounts),
    extraArgs: {
      'leader-elect': String(environment.highlyAvailable),
      'leader-elect-resource-namespace': 'vpa',
    },
    podMonitor: monitored(environment),
  };
}

function part(environment: Environment, amounts: PodResources): Part {
  return {
    replicaCount: replicas(environment, 2),
    podDisruptionBudget: environment.highlyAvailable ? { maxUnavailable: 1 } : {},
    resources: amounts,
  };
}
