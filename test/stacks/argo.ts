import type { ComponentName, Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import type { AnalysisValues, RolloutValues } from '../../stacks/environments/rollout';

const ANALYSIS: AnalysisValues = {
  address: 'http://prometheus.monitoring.svc:9090',
  query: 'sum(rate(http_requests_total{code=~"5..",pod=~"storefront-{{args.hash}}-.*"}[2m]))',
  successCondition: 'len(result) == 0 || result[0] < 1',
  intervalSeconds: 30,
  count: 10,
  failureLimit: 1,
};

const STEPS = [{ weight: 10, pauseSeconds: 300 }, { weight: 50 }];

/** Forms that Argo keeps, with everything that they can say. */
const ROLLOUTS: { readonly [name in ComponentName]?: RolloutValues } = {
  storefront: { form: 'argo-canary', steps: STEPS, analysis: ANALYSIS, route: 'shop' },
  cart: { form: 'argo-canary', steps: STEPS },
  logistics: { form: 'argo-canary', steps: STEPS },
  catalog: { form: 'argo-blue-green' },
  checkout: {
    form: 'argo-blue-green',
    autoPromotionSeconds: 600,
    previewReplicas: 2,
    scaleDownDelaySeconds: 900,
    analysis: ANALYSIS,
    postPromotionAnalysis: ANALYSIS,
  },
};

/** Production, some of whose parts Argo Rollouts keeps. */
export const ARGO: Environment = {
  ...production,
  name: 'argo',
  addOns: [...production.addOns, 'argo-rollouts'],
  components: { ...production.components, ...withRollouts() },
  quotas: {
    ...production.quotas,
    edge: { cpu: '16', memory: '32Gi', cpuLimit: '64', memoryLimit: '32Gi', pods: 40 },
    commerce: { cpu: '40', memory: '80Gi', cpuLimit: '160', memoryLimit: '96Gi', pods: 140 },
  },
};

function withRollouts(): Partial<Environment['components']> {
  return Object.fromEntries(
    Object.entries(ROLLOUTS).map(([name, rollout]) => [
      name,
      { ...production.components[name as ComponentName], rollout },
    ]),
  );
}
