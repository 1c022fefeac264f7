import type { IConstruct } from 'constructs';
import { Rollout } from './rollout';
import type { RolloutForm, WorkloadKind } from './rollout/form';
import { ONE_BY_ONE } from './rollout/one-by-one';
import { placeOf, refuse } from '../core/errors';

/** The form of a workload's rollout. Refuses one that cannot replace such a workload. */
export function rolloutForm(
  scope: IConstruct,
  { rollout }: { readonly rollout?: Rollout },
  kind: WorkloadKind,
): RolloutForm {
  return rollout === undefined ? usual(kind) : checkFits(rollout, kind, placeOf(scope));
}

/** Refuses a rollout that cannot replace a workload of this kind. */
export function checkFits({ _form: form }: Rollout, kind: WorkloadKind, place: string): RolloutForm {
  return form.replaces.includes(kind)
    ? form
    : refuse({
        code: 'ROLLOUT_INVALID',
        place,
        expected: `the rollout must be one that replaces a ${kind} (this one replaces a ${form.replaces.join(' or a ')})`,
        got: form.factory,
        example: EXAMPLES[kind],
      });
}

function usual(kind: WorkloadKind): RolloutForm {
  return kind === 'stateful service' ? ONE_BY_ONE : Rollout.rolling()._form;
}

const EXAMPLES: { readonly [kind in WorkloadKind]: string } = {
  service: 'rollout: Rollout.rolling()',
  worker: 'rollout: Rollout.rolling()',
  'stateful service': 'rollout: Rollout.partitioned({ partition: 2 })',
};
