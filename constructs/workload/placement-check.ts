import type { Placement, Toleration } from './placement';
import { refuse, shown } from '../core/errors';
import { checkLabelKey, checkLabels, checkLabelValue } from '../core/label-values';
import { checkReference } from '../core/object-names';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Refuses a placement that no API server takes. */
export function checkPlacement({ priorityClassName, nodeSelector, tolerations }: Placement, place: string): void {
  if (priorityClassName !== undefined) {
    checkReference(priorityClassName, 'priorityClassName', place);
  }
  checkLabels(nodeSelector ?? {}, place);
  tolerations?.forEach((toleration) => checkToleration(toleration, place));
}

function checkToleration(toleration: Toleration, place: string): void {
  const { key, value, effect } = toleration;
  if ((effect !== undefined && !EFFECTS.includes(effect)) || (key === undefined && value !== undefined)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: `a toleration's effect must be one of ${EFFECTS.join(', ')}, and its value stand beside a key`,
      got: shown(toleration),
      example: `{ key: 'pci-zone', value: 'cde', effect: 'NoSchedule' }`,
    });
  }
  if (key !== undefined) {
    checkLabelKey(key, place);
    checkLabelValue(value ?? '', key, place);
  }
}
