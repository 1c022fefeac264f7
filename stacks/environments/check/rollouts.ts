import type { Attempt } from './values';
import { rolloutOf } from '../../rollouts';
import type { ComponentName, Environment } from '../environment';
import { checkFits } from '../../../constructs/workload/rollout-form';

/** Components that are no Deployment behind a Service. */
const KINDS: { readonly [name in ComponentName]?: 'worker' | 'stateful service' } = {
  orders: 'stateful service',
  settlement: 'worker',
};

/** Refuses rollouts that cannot work, or cannot replace their component. */
export function checkRollouts({ components }: Environment, attempt: Attempt): void {
  for (const [name, { rollout }] of Object.entries(components)) {
    attempt(`components.${name}.rollout`, () => {
      if (rollout !== undefined) {
        checkFits(rolloutOf(rollout), KINDS[name as ComponentName] ?? 'service', name);
      }
    });
  }
}
