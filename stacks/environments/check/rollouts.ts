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

/** Refuses rollouts that cannot work, or cannot replace their component. Gives the components whose rollout works. */
export function checkRollouts({ components }: Environment, attempt: Attempt): ComponentName[] {
  const names = Object.keys(components) as ComponentName[];
  return names.filter((name) => {
    const { rollout, replicas, load } = components[name];
    let sound = rollout === undefined;
    attempt(`components.${name}.rollout`, () => {
      if (rollout !== undefined) {
        checkFits(rolloutOf(rollout), KINDS[name] ?? 'service', name);
        sound = true;
        if (load === undefined) {
          checkPartition(rollout, replicas);
        }
      }
    });
    return sound;
  });
}

/** A partition above the number of replicas would keep back more than there are. */
export function checkPartition(rollout: RolloutValues | undefined, replicas = 1): void {
  if (rollout?.form === 'partitioned') {
    const bounds = { field: 'partition', place: '', least: 0, most: replicas, example: 'partition: 2' };
    checkWhole(rollout.partition, { ...bounds, code: 'ROLLOUT_INVALID' });
  }
}
