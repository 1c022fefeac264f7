import { Admitting } from './admitting';
import { admissionQuestions, faultOf } from './admission-questions';
import { BAD_OBJECTS } from './bad-objects';
import { MAKERS, template } from './good-objects';
import { Guard } from './guard';
import { live, type LiveObject } from './live';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { putUpStanding, takeDownStanding } from './standing-objects';
import { environmentNamed } from '../../stacks/environments';

onControlPlane('what is admitted', () => {
  const server = new Admitting();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  describe('in production', () => {
    const production = environmentNamed('production');
    const release = new Release(production);
    const guard = new Guard(release);
    const questions = admissionQuestions(production);

    beforeAll(async () => {
      await guard.makeZones();
      await putUpStanding(release.namespaces);
      await server.behind(guard);
    });

    afterAll(async () => {
      await takeDownStanding(release.namespaces);
      await guard.takeDown();
    });

    test('the API server finds no fault in the policies themselves', async () => {
      interface Policy extends LiveObject {
        readonly status?: { readonly typeChecking?: { readonly expressionWarnings?: readonly object[] } };
      }
      const found = (await live<Policy>('validatingadmissionpolicies')).filter(({ metadata }) =>
        guard.policies.includes(metadata.name),
      );
      expect(found.length).toBe(guard.policies.length);
      expect(found.map(({ status }) => status?.typeChecking?.expressionWarnings ?? [])).toEqual(found.map(() => []));
    });

    test('at least 40 objects are bad, and every policy refuses something', () => {
      expect(BAD_OBJECTS.length).toBeGreaterThanOrEqual(40);
      const refusing = questions.filter(({ says, policy }) => says !== undefined && !policy.includes('|'));
      const names = refusing.map(({ policy }) => `commerce-${policy}`);
      expect([...new Set(names)].sort()).toEqual(guard.policies.sort());
    });

    test.each(Object.entries(MAKERS))('a %s that keeps every rule is admitted, in each zone', async (_kind, make) => {
      for (const zone of release.namespaces) {
        expect(await server.create(make(template({}, zone)), zone)).toMatchObject({ message: '' });
      }
    });

    test.each(questions)('$policy: $name', async (asked) => {
      expect(faultOf(asked, await server.ask(asked.question), `commerce-${asked.policy}`)).toBeUndefined();
    });
  });
});
