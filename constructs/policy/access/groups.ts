import type { PeopleGroups } from './people-access';
import { ROLE_NAMES } from './roles';
import { refuse, shown } from '../../core/errors';

/** A group of people: as identity providers call it, with no space, and none of Kubernetes' own. */
const GROUP = /^(?!system:)[^\s\p{C}"'\\]{1,200}$/u;

/**
 * Refuses a group that nobody is in, or everybody: `system:authenticated` is everyone whom the cluster knows. An auditor
 * who may also act would check himself.
 */
export function checkGroups(groups: PeopleGroups, place: string): void {
  const named = ROLE_NAMES.flatMap((role) => (groups[role] === undefined ? [] : [[role, groups[role]] as const]));
  const bad = named.find(([, group]) => !GROUP.test(group));
  if (bad !== undefined) {
    refuse({
      code: 'ACCESS_INVALID',
      place,
      expected: `the group of ${bad[0]} must be a group's name without spaces and quotes, and none of Kubernetes' own (system:…)`,
      got: shown(bad[1]),
      example: `${bad[0]}: 'shop-${bad[0].toLowerCase()}'`,
    });
  }
  const twice = named.find(([role, group]) => role !== 'auditor' && group === groups.auditor);
  if (twice !== undefined) {
    refuse({
      code: 'ACCESS_INVALID',
      place,
      expected: 'the auditor must have a group of their own: nobody checks what they did themselves',
      got: `${shown(twice[1])} for ${twice[0]} too`,
      example: `auditor: 'shop-auditors'`,
    });
  }
}
