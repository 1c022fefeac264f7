import { mayDo } from './access-review';
import { ApiServer } from './api-server';
import { kubectl } from './kubectl';
import { onControlPlane } from './on-control-plane';
import { asList } from './release';
import { Rbac, type Asked, type Asker } from '../access/rbac';
import type { Manifest } from '../stacks/manifests';

const API = 'rbac.authorization.k8s.io';
const SPACES = ['rbac-one', 'rbac-two'];

const NAMESPACES: Manifest[] = SPACES.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));

function role(name: string, rules: object[], namespace?: string): Manifest {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  return { apiVersion: `${API}/v1`, kind, metadata: { name: `rbac-${name}`, namespace }, rules };
}

function bind(name: string, to: Manifest, subjects: object[], namespace?: string): Manifest {
  const kind = namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding';
  const roleRef = { apiGroup: API, kind: to.kind, name: to.metadata.name };
  return { apiVersion: `${API}/v1`, kind, metadata: { name: `rbac-${name}`, namespace }, roleRef, subjects };
}

const group = (name: string): object => ({ apiGroup: API, kind: 'Group', name });
const user = (name: string): object => ({ apiGroup: API, kind: 'User', name });
const account = (name: string, namespace: string): object => ({ kind: 'ServiceAccount', name, namespace });
const rule = (apiGroups: string[], resources: string[], verbs: string[], names?: string[]): object => ({
  apiGroups,
  resources,
  verbs,
  ...(names === undefined ? {} : { resourceNames: names }),
});

const ALL = role('all', [rule(['*'], ['*'], ['*'])]);
const GROUP = role('group', [rule(['apps'], ['*'], ['get'])]);
const PARTS = role('parts', [rule(['', 'apps'], ['*/scale', 'pods/log'], ['patch', 'get'])]);
const NAMED = role('named', [rule([''], ['configmaps'], ['get'], ['one'])], 'rbac-one');
const PLAIN = role(
  'plain',
  [rule([''], ['pods'], ['get', 'list']), rule(['apps'], ['deployments'], ['*'])],
  'rbac-one',
);

/** Roles as odd as RBAC lets them be. */
const ODD: Manifest[] = [
  ...[ALL, GROUP, PARTS, NAMED, PLAIN],
  bind('all', ALL, [user('root'), account('robot', 'rbac-two')], 'rbac-two'),
  bind('group', GROUP, [group('readers'), user('reader')]),
  bind('parts', PARTS, [group('scalers')]),
  bind('parts', PARTS, [group('readers')], 'rbac-one'),
  bind('named', NAMED, [group('readers')], 'rbac-one'),
  bind('plain', PLAIN, [group('readers'), account('robot', 'rbac-two'), user('root')], 'rbac-one'),
  bind('nobody', PLAIN, [], 'rbac-one'),
];

const ASKERS: Asker[] = [
  { user: 'root', groups: [] },
  { user: 'reader', groups: [] },
  { user: 'readers', groups: [] },
  { user: 'somebody', groups: ['readers'] },
  { user: 'somebody', groups: ['scalers', 'root'] },
  { user: 'system:serviceaccount:rbac-two:robot', groups: ['system:serviceaccounts'] },
  { user: 'system:serviceaccount:rbac-one:robot', groups: ['system:serviceaccounts'] },
];

const KINDS = [
  ['', 'pods'],
  ['', 'pods/log'],
  ['', 'configmaps'],
  ['apps', 'deployments'],
  ['apps', 'deployments/scale'],
  ['apps', 'pods'],
  ['batch', 'jobs'],
] as const;

const QUESTIONS: Asked[] = [...SPACES, ''].flatMap((namespace) =>
  KINDS.flatMap(([apiGroup, resource]) =>
    ['get', 'list', 'patch', 'delete'].map((verb) => ({ verb, apiGroup, resource, namespace })),
  ),
);

onControlPlane('roles as the offline rules read them', () => {
  const server = new ApiServer();

  beforeAll(async () => {
    await server.start();
    await kubectl(['apply', '-f', '-'], asList([...NAMESPACES, ...ODD]));
  });

  afterAll(async () => {
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList([...ODD, ...NAMESPACES]));
    server.stop();
  });

  test('allow what the real API server allows, and nothing else', async () => {
    const rbac = new Rbac(ODD);
    const pairs = ASKERS.flatMap((asker) => QUESTIONS.map((asked) => ({ asker, asked })));
    const answers = await Promise.all(
      pairs.map(async ({ asker, asked }) => ({ asker, asked, allowed: await mayDo(server, asker, asked) })),
    );
    expect(answers.filter(({ asker, asked, allowed }) => rbac.for(asker)(asked) !== allowed)).toEqual([]);
    expect(new Set(answers.map(({ allowed }) => allowed)).size).toBe(2);
  });
});
