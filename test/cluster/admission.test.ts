import { Admitting } from './admitting';
import type { Question } from './api-server';
import { BAD_OBJECTS, ODD_PODS } from './bad-objects';
import { MAKERS, PIECES, template } from './good-objects';
import { Guard } from './guard';
import { kubectl } from './kubectl';
import { live, type LiveObject } from './live';
import { onControlPlane } from './on-control-plane';
import { asList, Release } from './release';
import { environmentNamed } from '../../stacks/environments';

/** A pod that somebody tries to enter. */
const ENTERED = { ...MAKERS.Pod(template({}, 'vault')), metadata: { name: 'entered', labels: PIECES.labels } };

onControlPlane('what is admitted', () => {
  const server = new Admitting();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  describe('in production', () => {
    const release = new Release(environmentNamed('production'));
    const guard = new Guard(release);
    const policies = new Set(BAD_OBJECTS.map(({ policy }) => policy).filter((policy) => !policy.includes('|')));

    beforeAll(async () => {
      await server.behind(guard);
      await kubectl(['apply', '-n', 'vault', '-f', '-'], asList([ENTERED]));
    });

    afterAll(async () => {
      await kubectl(['delete', 'pod', 'entered', '-n', 'vault', '--ignore-not-found', '--force', '--grace-period=0']);
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

    test('at least 40 objects are bad, and every policy has some', () => {
      expect(BAD_OBJECTS.length).toBeGreaterThanOrEqual(40);
      expect([...policies, 'no-entry', 'people'].map((name) => `commerce-${name}`).sort()).toEqual(
        guard.policies.sort(),
      );
    });

    test.each(Object.entries(MAKERS))('a %s that keeps every rule is admitted, in each zone', async (_kind, make) => {
      for (const zone of release.namespaces) {
        expect(await server.create(make(template({}, zone)), zone)).toMatchObject({ message: '' });
      }
    });

    test.each(BAD_OBJECTS)('$name is refused', async ({ policy, namespace, object, says }) => {
      const { status, message } = await server.create(object, namespace);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(message).toMatch(new RegExp(`ValidatingAdmissionPolicy 'commerce-${policy}'`));
      expect(message).toMatch(says);
    });

    test.each(ODD_PODS)('%s is admitted', async (_name, namespace, object) => {
      expect(await server.create(object, namespace)).toMatchObject({ message: '' });
    });

    describe('where nobody enters', () => {
      const inVault = '/api/v1/namespaces/vault';
      const pod = `${inVault}/pods/entered`;
      const debugger_ = { ...PIECES.container, name: 'debugger', securityContext: PIECES.container.securityContext };
      const ENTRIES: readonly (readonly [string, Question])[] = [
        ['exec', { method: 'POST', path: `${pod}/exec?command=ls&stdout=true` }],
        ['exec by WebSocket', { method: 'GET', path: `${pod}/exec?command=ls&stdout=true` }],
        ['attach', { method: 'POST', path: `${pod}/attach?stdout=true` }],
        ['port-forward', { method: 'POST', path: `${pod}/portforward?ports=8080` }],
        ['a proxy to a pod', { method: 'GET', path: `${pod}/proxy/` }],
        ['a proxy to a pod, further in', { method: 'GET', path: `${pod}/proxy/metrics` }],
        ['a proxy to a Service', { method: 'GET', path: `${inVault}/services/card-vault/proxy/` }],
        [
          'an ephemeral container',
          {
            method: 'PATCH',
            path: `${pod}/ephemeralcontainers`,
            body: {
              spec: {
                ephemeralContainers: [
                  { name: debugger_.name, image: debugger_.image, securityContext: debugger_.securityContext },
                ],
              },
            },
          },
        ],
      ];

      test.each(ENTRIES)('%s is refused to the administrator too', async (_entry, question) => {
        const { status, message } = await server.ask(question);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(message).toContain("ValidatingAdmissionPolicy 'commerce-no-entry'");
        expect(message).toMatch(/is refused: nobody enters the pods of vault\. Read its logs, metrics and events/);
      });

      test.each(ENTRIES)('%s is none of its business elsewhere', async (_entry, question) => {
        const { message } = await server.ask({ ...question, path: question.path.replace('/vault/', '/commerce/') });
        expect(message).not.toContain('ValidatingAdmissionPolicy');
      });

      test('its logs are read as ever', async () => {
        expect((await server.ask({ method: 'GET', path: `${pod}/log` })).message).not.toContain(
          'ValidatingAdmissionPolicy',
        );
      });
    });

    describe('of Secrets where cards are', () => {
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { password: 'x' } };

      test.each(['external-secrets', 'cnpg-system', 'rabbitmq-system', 'cert-manager'])(
        'those that the operator in %s makes',
        async (namespace) => {
          const groups = ['system:masters', `system:serviceaccounts:${namespace}`];
          expect(await server.create(secret, 'vault', groups)).toMatchObject({ message: '' });
        },
      );

      test("Helm's record of a release", async () => {
        const record = { ...secret, metadata: { name: 'sh.helm.release.v1.shop.v1' }, type: 'helm.sh/release.v1' };
        expect(await server.create(record, 'payments')).toMatchObject({ message: '' });
      });

      test('anything where no cards are', async () => {
        expect(await server.create(secret, 'commerce')).toMatchObject({ message: '' });
      });
    });
  });
});
