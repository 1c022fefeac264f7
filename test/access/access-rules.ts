import { DEEDS, type PlacedDeed } from './deeds';
import { Rbac } from './rbac';
import { allows, ROLE_NAMES, type RoleName } from '../../constructs/policy/access/roles';
import type { Check } from '../stacks/check';

const READS = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/** Who may do what, by the roles and bindings among finished objects. */
export const ACCESS_RULES: readonly Check[] = [
  {
    rule: 'every role of people may do all that the table gives it, and nothing more',
    reads: READS,
    broken: ({ objects, environment: { people } }) => {
      if (people === undefined) return [];
      const rbac = new Rbac(objects);
      const exec = people.onCallExec !== undefined;
      return ROLE_NAMES.flatMap((role) => {
        const may = rbac.for({ user: 'somebody', groups: [people[role] ?? 'guests', 'system:authenticated'] });
        const table = tableOf(role, exec);
        return DEEDS.filter((deed) => may(deed) !== table.has(deed))
          .map(written)
          .map((deed) => `${role}: ${deed}`);
      });
    },
  },
  {
    rule: 'somebody without a group may do nothing',
    reads: READS,
    broken: ({ objects }) => {
      const may = new Rbac(objects).for({ user: 'somebody', groups: ['system:authenticated'] });
      return DEEDS.filter(may).map(written);
    },
  },
];

function written({ verb, apiGroup, resource, namespace }: PlacedDeed): string {
  return `${verb} ${apiGroup}/${resource} in ${namespace === '' ? 'no namespace' : namespace}`;
}

const TABLES = new Map<string, ReadonlySet<PlacedDeed>>();

/** All that the table gives a role. It is asked again for each object that a mutation run takes away. */
function tableOf(role: RoleName, exec: boolean): ReadonlySet<PlacedDeed> {
  const key = `${role} ${exec}`;
  const table = TABLES.get(key) ?? new Set(DEEDS.filter((deed) => allows(role, deed, exec)));
  TABLES.set(key, table);
  return table;
}
