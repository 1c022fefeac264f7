import { fields, forms, NUMBER, optional, TEXT } from './shape';
import type { BlueGreenValues, RolloutValues } from '../rollout';

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
});
