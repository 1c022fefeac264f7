import { fields, forms, list, NUMBER, optional, TEXT } from './shape';
import type { AnalysisValues, ArgoCanaryValues, BlueGreenValues, RolloutValues } from '../rollout';

const ANALYSIS = fields<AnalysisValues>({
  address: TEXT,
  query: TEXT,
  successCondition: TEXT,
  intervalSeconds: optional(NUMBER),
  count: optional(NUMBER),
  failureLimit: optional(NUMBER),
});

/** What kind of value stands where in a rollout. */
export const ROLLOUT_SHAPE = forms<RolloutValues>({
  rolling: {
    maxSurge: optional(TEXT),
    maxUnavailable: optional(TEXT),
    minReadySeconds: optional(NUMBER),
    progressDeadlineSeconds: optional(NUMBER),
  },
  recreate: {},
  partitioned: { partition: NUMBER },
  'blue-green': {
    active: TEXT,
    images: optional(fields<NonNullable<BlueGreenValues['images']>>({ blue: optional(TEXT), green: optional(TEXT) })),
    previewReplicas: optional(NUMBER),
  },
  'argo-blue-green': {
    autoPromotionSeconds: optional(NUMBER),
    previewReplicas: optional(NUMBER),
    scaleDownDelaySeconds: optional(NUMBER),
    analysis: optional(ANALYSIS),
    postPromotionAnalysis: optional(ANALYSIS),
  },
  'argo-canary': {
    steps: list(fields<ArgoCanaryValues['steps'][number]>({ weight: NUMBER, pauseSeconds: optional(NUMBER) })),
    analysis: optional(ANALYSIS),
    route: optional(TEXT),
  },
});
