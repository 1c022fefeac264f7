import type { Attempt } from './values';
import { rolloutOf } from '../../rollouts';
import type { ComponentName, Environment } from '../environment';
import type { RolloutValues } from '../rollout';
import { checkWhole } from '../../../constructs/core/whole-number';
import { checkFits } from '../../../constructs/workload/rollout-form';

/** Components that are no Deployment behind a Service. */
const KINDS: { readonly [name in ComponentName]?: 'worker' | 'stateful service' } = {
  orders: 'stateful service',
  settlement: 'worker',
};

/** Refuses rollouts that cannot work, or cannot replace their component. */
export function checkRollouts({ components }: Environment, attempt: Attempt): void {
  for (const [name, { rollout, replicas = 1, load }] of Object.entries(components)) {
    attempt(`components.${name}.rollout`, () => {
      if (rollout !== undefined) {
        checkFits(rolloutOf(rollout), KINDS[name as ComponentName] ?? 'service', name);
        checkPartition(rollout, load === undefined ? replicas : undefined);
      }
    });
  }
}

/** A partition above the number of replicas would keep back more than there are; that of a load is known later. */
function checkPartition(rollout: RolloutValues, replicas: number | undefined): void {
  if (rollout.form === 'partitioned') {
    const bounds = { field: 'partition', place: '', least: 0, most: replicas, example: 'partition: 2' };
    checkWhole(rollout.partition, { ...bounds, code: 'ROLLOUT_INVALID' });
  }
}
