import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { InPlace } from './in-place';
import type { PartitionedProps } from './partitioned-props';
import { refuse } from '../../core/errors';
import { wholeNumber } from '../../core/value-kinds';
import { checkWhole } from '../../core/whole-number';
import type { Blueprint } from '../blueprint';
import { fewestReplicas } from '../replicas';
import type { SettledSizing } from '../settled-sizing';

const STATEFUL = {
  kind: 'StatefulSet' as const,
  replaces: ['stateful service' as const],
  maxUnavailable: PercentOrAbsolute.absolute(1),
};

/** The replicas of a StatefulSet, from the last to the first. */
export const ONE_BY_ONE = new InPlace({
  ...STATEFUL,
  factory: 'no rollout',
  fields: () => ({ updateStrategy: { type: 'RollingUpdate' } }),
});

/** The same, down to a number. */
export function partitioned({ partition }: PartitionedProps): InPlace {
  checkWhole(partition, { code: 'ROLLOUT_INVALID', field: 'partition', place: FACTORY, least: 0, example: EXAMPLE });
  return new InPlace({
    ...STATEFUL,
    factory: FACTORY,
    fields: (workload, sizing) => ({
      updateStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { partition: partitionValue(workload, sizing, partition) },
      },
    }),
  });
}

const FACTORY = 'Rollout.partitioned';
const EXAMPLE = 'Rollout.partitioned({ partition: 2 })';

function partitionValue(workload: Blueprint, sizing: SettledSizing, partition: number): number {
  const replicas = fewestReplicas(sizing, workload.place);
  if (partition > replicas) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place: workload.place,
      expected: `partition must be at most the number of replicas (${replicas}), which already keeps all of them back`,
      got: String(partition),
      example: `Rollout.partitioned({ partition: ${replicas} })`,
    });
  }
  const description = 'Replicas of this number and above get a new version: 0 is all of them.';
  return wholeNumber(workload.owner, ['partition'], partition, { minimum: 0 }, description);
}
