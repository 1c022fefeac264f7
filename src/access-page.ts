import { RIGHTS, type RightName } from '../constructs/policy/access/rights';
import { ROLE_NAMES, ROLES, type Reach, type RoleName } from '../constructs/policy/access/roles';
import { ENVIRONMENTS } from '../stacks/environments';
import { GUARDED_ZONES, ZONES } from '../stacks/zone-names';

const RIGHT_NAMES = Object.keys(RIGHTS) as RightName[];

/** The page on who may do what: people by their groups, programs by their accounts. */
export function accessPage(): string {
  return [
    '# Who may do what',
    '',
    'Made by `npm run docs` from `constructs/policy/access/`. `test/cluster/access.test.ts` asks a real API server for every role,',
    'verb, kind and zone of these tables, what is refused included.',
    '',
    '## People',
    '',
    "An environment names the groups (`people`), as its identity provider calls them; a role without a group is nobody's.",
    'Nobody is named by himself, and `system:` groups, which hold everybody, are refused.',
    '',
    `| role | what for | ${ENVIRONMENTS.map(({ name }) => `group in ${name}`).join(' | ')} |`,
    `| --- | --- | ${ENVIRONMENTS.map(() => '---').join(' | ')} |`,
    ...ROLE_NAMES.map(roleRow),
    '',
    `Where each right holds. Open zones are ${ZONES.open.join(', ')}; cards are handled in ${GUARDED_ZONES.join(' and ')}.`,
    '',
    `| right | ${ROLE_NAMES.map((role) => ROLES[role].title).join(' | ')} |`,
    `| --- | ${ROLE_NAMES.map(() => '---').join(' | ')} |`,
    ...RIGHT_NAMES.map(rightRow),
    '',
    ...execLines(),
    '',
    '## The rights',
    '',
    'Each is a ClusterRole `commerce-<right>`, bound in each zone by a RoleBinding `people-<right>`.',
    '',
    ...RIGHT_NAMES.flatMap(rightLines),
    ...NOTES,
  ].join('\n');
}

function roleRow(role: RoleName): string {
  const groups = ENVIRONMENTS.map(({ people }) => (people?.[role] === undefined ? '–' : `\`${people[role]}\``));
  return `| ${[ROLES[role].title, ROLES[role].purpose, ...groups].join(' | ')} |`;
}

function rightRow(right: RightName): string {
  return `| ${[`\`${right}\``, ...ROLE_NAMES.map((role) => places(ROLES[role].rights[right]))].join(' | ')} |`;
}

function places(reaches: readonly Reach[] = []): string {
  if (reaches.length === 0) {
    return '–';
  }
  return reaches.length === 3 ? 'every zone' : reaches.map((reach) => NAMES[reach]).join(', ');
}

const NAMES: { readonly [reach in Reach]: string } = {
  cluster: 'the cluster',
  open: 'open zones',
  payments: ZONES.payments,
  vault: ZONES.vault,
};

function execLines(): string[] {
  const allowed = ENVIRONMENTS.flatMap(({ name, people }) =>
    people?.onCallExec === undefined ? [] : [`in ${name} (“${people.onCallExec}”)`],
  );
  return [`\`exec\` is given where \`people.onCallExec\` gives a reason: ${allowed.join(', ') || 'nowhere'}.`];
}

function rightLines(right: RightName): string[] {
  const { purpose, rules } = RIGHTS[right];
  return [
    `### ${right}`,
    '',
    purpose,
    '',
    '| API group | kinds | verbs |',
    '| --- | --- | --- |',
    ...rules.map(({ apiGroups, resources, verbs }) => {
      const kinds = resources.map((resource) => `\`${resource}\``).join(', ');
      return `| ${apiGroups.map((group) => group || 'core').join(', ')} | ${kinds} | ${verbs.join(', ')} |`;
    }),
    '',
  ];
}

const NOTES = [
  '## What nobody may',
  '',
  '- See a Secret. RBAC cannot show a Secret without its value, so nobody lists them either: which there are is in the',
  '  ExternalSecrets.',
  '- Make a pod, a workload or a Job, or change what runs: whoever can, reads every Secret of the zone.',
  '- Ask for a token of an account (`serviceaccounts/token`), `bind`, `escalate`, `impersonate`, approve certificates.',
  '- Change traffic policies, quotas, limits, admission policies, roles, bindings, ConfigMaps, Services, namespaces.',
  '- Attach, forward ports, reach pods or Services through the API server, or add ephemeral containers.',
  "- Enter a pod of the vault in any way, the cluster's administrators included: [admission.md](admission.md) refuses it.",
  '',
  "All of that is done by a release, in the name of the cluster's administrators (`cluster.administrators`), who are not in",
  'these groups.',
  '',
  '## What RBAC cannot hold',
  '',
  '`kubectl rollout restart` is a `patch` of the workload, and who may patch a workload may, by RBAC, also give it another',
  'image, command or Secret: in the vault that would be a way in. So the admission policy `commerce-people` holds the groups',
  'of operator, on-call and payments operator to restarts, numbers of replicas, pausing, suspending and the hour of a job.',
  'Whoever is in such a group **and** deploys is held to that too: give deployments an identity of their own. `rollouts/status`',
  'is what aborting and promoting write; it lets them report a wrong state of a rollout, and nothing else.',
  '',
  '## Programs',
  '',
  'Each component has an account of its own, called as it is. No pod mounts a token of the Kubernetes API, but with a reason:',
  '',
  '```ts',
  "new Worker(this, 'leader', {",
  '  application,',
  '  sizing,',
  '  apiAccess: ApiAccess.of({',
  "    reason: 'elects a leader among its replicas', // an annotation of the pods; without it, admission refuses them",
  '    apiServer, // the way there is opened',
  "    rules: [{ apiGroup: 'coordination.k8s.io', resources: ['leases'], verbs: ['get', 'update'] }], // a Role, bound to its account",
  '  }),',
  '});',
  '```',
  '',
  'Who a component is to its cloud is `cloudIdentity`; the way to where tokens are exchanged is opened with it:',
  '',
  '| cloud | factory | what is written |',
  '| --- | --- | --- |',
  '| AWS, a role for an account (IRSA) | `CloudIdentity.eksRole({ roleArn, tokens })` | annotation `eks.amazonaws.com/role-arn` of the account |',
  '| AWS, Pod Identity | `CloudIdentity.eksPodIdentity()` | nothing: the association in AWS names the account. The way to the agent on the node |',
  '| Google Cloud | `CloudIdentity.gkeServiceAccount(email)` | annotation `iam.gke.io/gcp-service-account` of the account |',
  '| Azure | `CloudIdentity.aksClient({ clientId, tokens })` | annotation `azure.workload.identity/client-id` of the account, label `azure.workload.identity/use` of the pods |',
  '',
  'In the environments `identities` says so for what asks AWS: the cart, in place of keys in a Secret, and the databases, for',
  'the bucket of their backups. The roles are made on the side of AWS and trust',
  '`system:serviceaccount:<zone>:<account>`: `commerce:cart`, `commerce:orders-database`, `payments:payments-database`,',
  "`vault:vault-database`. The pods of PostgreSQL mount a token because CloudNativePG's instance manager keeps the state of the",
  'cluster in the API server; those of RabbitMQ none, as nodes find each other by name since RabbitMQ 4.1.',
  '',
];
