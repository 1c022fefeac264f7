import { PeopleAccess, type PeopleAccessProps, type PeopleGroups } from '../../../../constructs';
import { allows, ROLE_NAMES, ROLES, type Deed } from '../../../../constructs/policy/access/roles';
import { RIGHTS } from '../../../../constructs/policy/access/rights';
import { find, finished, testChart } from '../../testing';

const groups: Required<PeopleGroups> = {
  viewer: 'viewers',
  operator: 'operators',
  onCall: 'on-call',
  paymentsOperator: 'payments-operators',
  auditor: 'auditors',
};
const ALL: Required<PeopleAccessProps> = {
  groups,
  open: ['web', 'agents'],
  payments: 'payments',
  vault: 'vault',
  execReason: 'rehearsals',
};

interface Binding {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations: object };
  readonly roleRef: { readonly name: string };
  readonly subjects: readonly { readonly kind: string; readonly name: string }[];
}

/** Who is bound to what: `vault commerce-read: viewers, …`. */
function bound(chart: ReturnType<typeof testChart>): string[] {
  return [...finished(chart, 'ClusterRoleBinding'), ...finished(chart, 'RoleBinding')]
    .map((object) => object as unknown as Binding)
    .map(({ metadata, roleRef, subjects }) => {
      return `${metadata.namespace ?? '*'} ${roleRef.name}: ${subjects.map(({ name }) => name).join(', ')}`;
    });
}

test('all props: each right in each kind of zone, for the groups that have it there', () => {
  const chart = testChart();
  const access = new PeopleAccess(chart, 'shop', ALL);
  expect(bound(chart).sort()).toEqual(
    [
      '* shop-see-cluster: viewers, operators, on-call, auditors',
      '* shop-audit: auditors',
      'web shop-read: viewers, operators, on-call, auditors',
      'agents shop-read: viewers, operators, on-call, auditors',
      'payments shop-read: viewers, operators, on-call, payments-operators, auditors',
      'vault shop-read: viewers, operators, on-call, auditors',
      'web shop-logs: viewers, operators, on-call, auditors',
      'agents shop-logs: viewers, operators, on-call, auditors',
      'payments shop-logs: on-call, payments-operators, auditors',
      'vault shop-logs: on-call, auditors',
      'web shop-act: operators, on-call',
      'agents shop-act: operators, on-call',
      'payments shop-act: on-call, payments-operators',
      'vault shop-act: on-call',
      'web shop-exec: on-call',
      'agents shop-exec: on-call',
    ].sort(),
  );
  expect(access.actingGroups).toEqual(['operators', 'on-call', 'payments-operators']);
  const exec = finished(chart, 'RoleBinding').find(({ metadata }) => metadata.name === 'people-exec');
  expect(exec?.metadata).toMatchObject({ annotations: { 'cdk8s-commerce/exec': 'rehearsals' } });
});

test('minimal: one role, one zone of each kind, and nothing that nobody has', () => {
  const chart = testChart();
  const props: PeopleAccessProps = { groups: { viewer: 'all' }, open: ['web'], payments: 'payments', vault: 'vault' };
  const access = new PeopleAccess(chart, 'shop', props);
  expect(finished(chart, 'ClusterRole').map(({ metadata }) => metadata.name)).toEqual([
    'shop-see-cluster',
    'shop-read',
    'shop-logs',
  ]);
  expect(access.actingGroups).toEqual([]);
});

test('nobody runs commands in pods where no reason was given', () => {
  const chart = testChart();
  new PeopleAccess(chart, 'shop', { ...ALL, execReason: undefined });
  expect(JSON.stringify(finished(chart))).not.toContain('pods/exec');
});

describe('whatever the role,', () => {
  const rules = Object.values(RIGHTS).flatMap((right) => right.rules);

  test('rules name each resource and each verb', () => {
    for (const { apiGroups, resources, verbs } of rules) {
      expect([...apiGroups, ...resources, ...verbs].filter((text) => text.includes('*'))).toEqual([]);
    }
  });

  test.each(['secrets', 'pods/attach', 'pods/portforward', 'pods/proxy', 'services/proxy', 'nodes/proxy'])(
    '%s is not in any rule',
    (resource) => {
      expect(rules.filter(({ resources }) => resources.includes(resource))).toEqual([]);
    },
  );

  test('what is changed is pods, workloads and how many there are', () => {
    const reading = ['get', 'list', 'watch'];
    const changing = rules.filter(({ verbs }) => verbs.some((verb) => !reading.includes(verb)));
    expect(changing.flatMap(({ resources }) => resources)).toEqual([
      'pods',
      'pods/eviction',
      'deployments',
      'statefulsets',
      'daemonsets',
      'deployments/scale',
      'statefulsets/scale',
      'rollouts',
      'rollouts/status',
      'rollouts/scale',
      'cronjobs',
      'pods/exec',
    ]);
  });

  test('there is a purpose, and a title of its own', () => {
    expect(ROLE_NAMES.every((role) => ROLES[role].purpose.endsWith('.'))).toBe(true);
    expect(new Set(ROLE_NAMES.map((role) => ROLES[role].title)).size).toBe(ROLE_NAMES.length);
  });
});

test.each<[string, Deed, exec: boolean, who: string[]]>([
  [
    'read pods of the vault',
    { verb: 'list', apiGroup: '', resource: 'pods', reach: 'vault' },
    true,
    ['viewer', 'operator', 'onCall', 'auditor'],
  ],
  [
    'read logs of the payments',
    { verb: 'get', apiGroup: '', resource: 'pods/log', reach: 'payments' },
    true,
    ['onCall', 'paymentsOperator', 'auditor'],
  ],
  ['restart the vault', { verb: 'patch', apiGroup: 'apps', resource: 'deployments', reach: 'vault' }, true, ['onCall']],
  [
    'run commands in the shop, with a reason',
    { verb: 'create', apiGroup: '', resource: 'pods/exec', reach: 'open' },
    true,
    ['onCall'],
  ],
  [
    'run commands in the shop, without',
    { verb: 'create', apiGroup: '', resource: 'pods/exec', reach: 'open' },
    false,
    [],
  ],
  ['run commands in the vault', { verb: 'create', apiGroup: '', resource: 'pods/exec', reach: 'vault' }, true, []],
  [
    'read roles',
    { verb: 'get', apiGroup: 'rbac.authorization.k8s.io', resource: 'roles', reach: 'open' },
    true,
    ['auditor'],
  ],
  ['read Secrets', { verb: 'get', apiGroup: '', resource: 'secrets', reach: 'open' }, true, []],
])('the table says who may %s', (_what, deed, exec, who) => {
  expect(ROLE_NAMES.filter((role) => allows(role, deed, exec))).toEqual(who);
});

test('a binding says which roles it is for', () => {
  const chart = testChart();
  new PeopleAccess(chart, 'shop', ALL);
  expect(find(chart, 'ClusterRoleBinding', 'shop-audit').metadata).toMatchObject({
    annotations: { 'kubernetes.io/description': 'For auditor.' },
  });
});
