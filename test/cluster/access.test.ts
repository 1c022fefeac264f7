import { mayDo } from './access-review';
import { ApiServer } from './api-server';
import { Guard } from './guard';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { deedsWhere, type PlacedDeed } from '../access/deeds';
import { allows, ROLE_NAMES, type RoleName } from '../../constructs/policy/access/roles';
import { ENVIRONMENTS } from '../../stacks/environments';

onControlPlane('who may do what', () => {
  const server = new ApiServer();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  describe.each(ENVIRONMENTS.filter(({ people }) => people !== undefined))('in $name', ({ people = {}, ...rest }) => {
    const guard = new Guard(new Release({ people, ...rest }));
    const exec = people.onCallExec !== undefined;
    const deeds = deedsWhere(exec);

    beforeAll(() => guard.putUp());
    afterAll(() => guard.takeDown());

    /** Whether the API server lets a member of a group do something. */
    const may = (group: string, deed: PlacedDeed): Promise<boolean> =>
      mayDo(server, { user: 'somebody', groups: [group, 'system:authenticated'] }, deed);

    test.each(ROLE_NAMES)('%s: all that the table gives, and nothing more', async (role: RoleName) => {
      const group = people[role] ?? '';
      const answers = await Promise.all(deeds.map(async (deed) => ({ deed, allowed: await may(group, deed) })));
      const wrong = answers.filter(({ deed, allowed }) => allowed !== allows(role, deed, exec));
      expect(wrong.map(({ deed, allowed }) => ({ ...deed, allowed }))).toEqual([]);
      // The table itself is about something: both answers occur.
      expect(new Set(answers.map(({ allowed }) => allowed)).size).toBe(2);
    });

    test('somebody without a group may do nothing', async () => {
      const answers = await Promise.all(deeds.map(async (deed) => ({ deed, allowed: await may('guests', deed) })));
      expect(answers.filter(({ allowed }) => allowed)).toEqual([]);
    });
  });
});
