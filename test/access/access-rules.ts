import { DEEDS } from './deeds';
import { Rbac } from './rbac';
import { allows, ROLE_NAMES } from '../../constructs/policy/access/roles';
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
      return ROLE_NAMES.flatMap((role) => {
        const asker = { user: 'somebody', groups: [people[role] ?? 'guests', 'system:authenticated'] };
        return DEEDS.filter(
          (deed) => rbac.allows(asker, deed) !== allows(role, deed, people.onCallExec !== undefined),
        ).map(({ verb, resource, apiGroup, namespace }) => `${role}: ${verb} ${apiGroup}/${resource} ${namespace}`);
      });
    },
  },
  {
    rule: 'somebody without a group may do nothing',
    reads: READS,
    broken: ({ objects }) => {
      const rbac = new Rbac(objects);
      const asker = { user: 'somebody', groups: ['system:authenticated'] };
      return DEEDS.filter((deed) => rbac.allows(asker, deed)).map(({ verb, resource }) => `${verb} ${resource}`);
    },
  },
];
