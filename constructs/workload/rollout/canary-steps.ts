import type { CanaryStep } from './argo-canary-props';
import { secondsOf } from '../../core/amounts';
import { refuse, shown } from '../../core/errors';
import { checkWhole } from '../../core/whole-number';

const EXAMPLE = 'steps: [{ weight: 10, pause: Duration.minutes(5) }, { weight: 50 }]';

/** The steps as Argo writes them. Refuses none, and weights that do not rise. */
export function canarySteps(steps: readonly CanaryStep[], place: string): object[] {
  steps.forEach(({ weight }) =>
    checkWhole(weight, { code: 'ROLLOUT_INVALID', field: 'weight', place, least: 1, most: 100, example: EXAMPLE }),
  );
  const weights = steps.map(({ weight }) => weight);
  if (weights.length === 0 || weights.some((weight, index) => weight <= (weights[index - 1] ?? 0))) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place,
      expected: 'steps must be at least one, each with more weight than the one before',
      got: shown(weights),
      example: EXAMPLE,
    });
  }
  return steps.flatMap(({ weight, pause }) => [
    { setWeight: weight },
    { pause: pause === undefined ? {} : { duration: `${secondsOf(pause, { field: 'pause', place })}s` } },
  ]);
}
