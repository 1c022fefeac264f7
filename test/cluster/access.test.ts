import { ApiServer } from './api-server';
import { Guard } from './guard';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { RIGHTS, type RightName } from '../../constructs/policy/access/rights';
import { allows, ROLE_NAMES, type Deed, type Reach, type RoleName } from '../../constructs/policy/access/roles';
import { ENVIRONMENTS } from '../../stacks/environments';
import { ALL_ZONES, ZONES } from '../../stacks/zone-names';

/** What may be done to any object; of what is only ever read, one verb that reads and one that changes. */
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const FEW_VERBS = ['get', 'update'];

/** What nobody may touch, though it would help him to more than he has. */
const NEVER: readonly (readonly [apiGroup: string, resource: string])[] = [
  ['', 'secrets'],
  ['', 'serviceaccounts/token'],
  ['', 'pods/attach'],
  ['', 'pods/portforward'],
  ['', 'pods/proxy'],
  ['', 'pods/ephemeralcontainers'],
  ['', 'services/proxy'],
  ['', 'nodes/proxy'],
  ['', 'namespaces/finalize'],
  ['apps', 'deployments/status'],
  ['batch', 'jobs/status'],
  ['certificates.k8s.io', 'certificatesigningrequests/approval'],
];

/** Verbs by which somebody gives himself more. */
const ESCALATION: readonly (readonly [verb: string, apiGroup: string, resource: string])[] = [
  ['bind', 'rbac.authorization.k8s.io', 'clusterroles'],
  ['bind', 'rbac.authorization.k8s.io', 'roles'],
  ['escalate', 'rbac.authorization.k8s.io', 'clusterroles'],
  ['escalate', 'rbac.authorization.k8s.io', 'roles'],
  ['impersonate', '', 'users'],
  ['impersonate', '', 'groups'],
  ['impersonate', '', 'serviceaccounts'],
  ['approve', 'certificates.k8s.io', 'signers'],
  ['sign', 'certificates.k8s.io', 'signers'],
  ['use', 'policy', 'podsecuritypolicies'],
];

/** Where something may be done: every zone, a namespace that is none of them, and no namespace at all. */
const PLACES: readonly (readonly [namespace: string, reach: Reach])[] = [
  ...ALL_ZONES.map((zone): [string, Reach] => [zone, reachOf(zone)]),
  ['kube-system', 'cluster'],
  ['', 'cluster'],
];

function reachOf(zone: string): Reach {
  return zone === ZONES.vault ? 'vault' : zone === ZONES.payments ? 'payments' : 'open';
}

interface Kind {
  readonly apiGroup: string;
  readonly resource: string;
}

/** The kinds of a right. */
function kindsOf(right: RightName): Kind[] {
  return RIGHTS[right].rules.flatMap(({ apiGroups, resources }) =>
    apiGroups.flatMap((apiGroup) => resources.map((resource) => ({ apiGroup, resource }))),
  );
}

const CHANGED: Kind[] = [
  ...(['act', 'exec', 'logs'] as const).flatMap(kindsOf),
  ...NEVER.map(([apiGroup, resource]) => ({ apiGroup, resource })),
];
const READ: Kind[] = (['see-cluster', 'audit', 'read'] as const).flatMap(kindsOf);

type PlacedDeed = Deed & { readonly namespace: string };

const DEEDS: readonly PlacedDeed[] = PLACES.flatMap(([namespace, reach]) =>
  [
    ...CHANGED.flatMap((kind) => VERBS.map((verb) => ({ verb, ...kind }))),
    ...READ.flatMap((kind) => FEW_VERBS.map((verb) => ({ verb, ...kind }))),
    ...ESCALATION.map(([verb, apiGroup, resource]) => ({ verb, apiGroup, resource })),
  ].map((deed) => ({ ...deed, namespace, reach })),
);

onControlPlane('who may do what', () => {
  const server = new ApiServer();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  describe.each(ENVIRONMENTS.filter(({ people }) => people !== undefined))('in $name', ({ people = {}, ...rest }) => {
    const guard = new Guard(new Release({ people, ...rest }));
    const exec = people.onCallExec !== undefined;
    // All of it where there is most to allow; elsewhere what may differ: pods and their like.
    const deeds = exec ? DEEDS : DEEDS.filter(({ apiGroup }) => apiGroup === '');

    beforeAll(() => guard.putUp());
    afterAll(() => guard.takeDown());

    /** Whether the API server lets a member of a group do something. */
    const may = async (group: string, { verb, apiGroup, resource, namespace }: PlacedDeed) => {
      const [name, subresource] = resource.split('/');
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: 'somebody',
          groups: [group, 'system:authenticated'],
          resourceAttributes: { namespace, verb, group: apiGroup, resource: name, subresource },
        },
      };
      const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
      const { body: review } = await server.ask({ method: 'POST', path, body });
      const { status } = review as { readonly status?: { readonly allowed: boolean } };
      if (status === undefined) throw new Error(JSON.stringify(review));
      return status.allowed;
    };

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
