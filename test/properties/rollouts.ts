import { maybe, mostly, number, text } from './hostile';
import { DURATION, IMAGE, making, ROLLOUT, type Making } from './pieces';
import { Analysis, Color, Rollout } from '../../constructs';
import fc from '../chance';

const COLOR = mostly(fc.constantFrom(Color.BLUE, Color.GREEN), fc.constant('red' as unknown as Color));

const BLUE_GREEN = making(
  'blue/green',
  fc.record({
    active: COLOR,
    blue: maybe(IMAGE),
    green: maybe(IMAGE),
    previewReplicas: maybe(number(1, 20)),
    minReady: maybe(DURATION),
  }),
  ({ blue, green, minReady, ...props }) =>
    Rollout.blueGreen({ ...props, blue: blue?.(), green: green?.(), minReady: minReady?.() }),
);

const ANALYSIS = making(
  'analysis',
  fc.record({
    address: text(/^http:\/\/[a-z]{1,8}:9090$/),
    query: text(/^[a-z]{1,8}\{[a-z]{1,4}="\{\{args\.hash\}\}"\}$/),
    successCondition: text(/^result\[0\] (<|>) [0-9]$/),
    interval: maybe(DURATION),
    count: maybe(number(3, 9)),
    failureLimit: maybe(number(0, 2)),
  }),
  ({ interval, ...props }) => Analysis.prometheus({ ...props, interval: interval?.() }),
);

const ARGO_BLUE_GREEN = making(
  "Argo's blue/green",
  fc.record({
    autoPromotion: maybe(DURATION),
    previewReplicas: maybe(number(1, 20)),
    analysis: maybe(ANALYSIS),
    postPromotionAnalysis: maybe(ANALYSIS),
  }),
  ({ autoPromotion, previewReplicas, analysis, postPromotionAnalysis }) =>
    Rollout.argoBlueGreen({
      autoPromotion: autoPromotion?.(),
      previewReplicas,
      analysis: analysis?.(),
      postPromotionAnalysis: postPromotionAnalysis?.(),
    }),
);

const ARGO_CANARY = making(
  "Argo's canary",
  fc.record({
    first: fc.record({ weight: number(1, 40), pause: maybe(DURATION) }),
    second: maybe(fc.record({ weight: number(41, 100), pause: maybe(DURATION) })),
    analysis: maybe(ANALYSIS),
  }),
  ({ first, second, analysis }) =>
    Rollout.argoCanary({
      steps: [first, ...(second === undefined ? [] : [second])].map(({ weight, pause }) => ({
        weight,
        pause: pause?.(),
      })),
      analysis: analysis?.(),
    }),
);

/** Some of a stateful service first. */
export const PARTITIONED: fc.Arbitrary<Making<Rollout>> = making('partition', number(0, 3), (partition) =>
  Rollout.partitioned({ partition }),
);

/** Every form there is, for whatever it may be. */
export const ANY_ROLLOUT: fc.Arbitrary<Making<Rollout>> = mostly(
  fc.oneof(ROLLOUT, BLUE_GREEN, ARGO_BLUE_GREEN, ARGO_CANARY),
  PARTITIONED,
);
