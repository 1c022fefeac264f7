import { admission, alerts, cardPods, cards, kinds, named, terraform, zonesWith } from './facts';
import { HELD, type PciRow } from './row';
import { LABEL } from '../../constructs/core/labels';

/** Access, logs, tests and organisation. */
export const PEOPLE_ROWS: readonly PciRow[] = [
  {
    requirement: '7.2.1, 7.2.2',
    level: 'S',
    claim: {
      says: 'Roles by what people do, bound in each zone to groups, without wildcards and without the right to give rights.',
      objects: [kinds('ClusterRole'), cards('RoleBinding')],
      tests: [HELD.verbs, HELD.never, HELD.roles],
    },
    operator: 'Which jobs there are, and who has them.',
  },
  {
    requirement: '7.2.3, 7.2.4',
    level: 'P',
    claim: {
      says: 'Bindings are files, and docs/access.md says who may do what.',
      objects: [kinds('RoleBinding', 'ClusterRoleBinding')],
      tests: [HELD.roles],
    },
    operator: 'Approve them; review them every six months.',
  },
  {
    requirement: '7.2.5, 7.2.5.1',
    level: 'S',
    claim: {
      says: 'Each program has an account of its own; a token of the API is mounted with a reason alone.',
      objects: [cards('ServiceAccount'), admission('tokens')],
      tests: [HELD.accounts, HELD.refused],
    },
    operator: "The periodic review; the clouds' roles behind the accounts.",
  },
  {
    requirement: '7.2.6',
    level: 'P',
    claim: {
      says: 'Each database has one owner and one Secret; only named programs reach it.',
      objects: [cards('Cluster')],
      tests: [HELD.databases],
    },
    operator: 'Who may ask for stored card data, and by which program.',
  },
  {
    requirement: '7.3.1-7.3.3',
    level: 'S',
    claim: {
      says: 'What is not given is denied: to people by RBAC, to traffic by policies, to pods by admission.',
      objects: [cards('NetworkPolicy'), kinds('ValidatingAdmissionPolicy')],
      tests: [['test/cluster/access.test.ts', 'somebody without a group may do nothing'], HELD.graph, HELD.refused],
    },
    operator: 'The identity provider.',
  },
  {
    requirement: '8.2.1, 8.2.2',
    level: 'P',
    claim: {
      says: 'People come by groups of the identity provider; nobody is named himself, and no group holds everybody.',
      objects: [kinds('RoleBinding'), terraform('eks', 'access_entries')],
      tests: [['test/stacks/check-access.test.ts', '%s is refused'], HELD.logins],
    },
    operator: 'Users from their first to their last day (8.2.4-8.2.6).',
  },
  { requirement: '8.2.8', level: 'P', operator: 'Time-outs of sessions: the identity provider’s.' },
  { requirement: '8.3.x', level: 'O', operator: 'Passwords and factors: the identity provider’s.' },
  {
    requirement: '8.4.1-8.4.3, 8.5.1',
    level: 'O',
    operator: 'More than one factor for everybody who reaches card data.',
  },
  {
    requirement: '8.6.1',
    level: 'S',
    claim: {
      says: 'Nobody enters a pod of the vault, administrators included; in payments no role of people may.',
      objects: [
        named('ValidatingAdmissionPolicy', 'commerce-no-entry'),
        named('ValidatingAdmissionPolicyBinding', 'commerce-no-entry'),
      ],
      tests: [HELD.entry, HELD.administrator],
    },
    operator: 'Exceptions, and their record; administrators in payments.',
  },
  {
    requirement: '8.6.2',
    level: 'S',
    claim: {
      says: 'No variable that looks like a secret holds a literal, and nothing that is written holds the value of one; in the card zones nobody makes a Secret by hand.',
      objects: [cards('ExternalSecret'), admission('secrets')],
      tests: [HELD.literals, HELD.searched, HELD.filled, HELD.refused],
    },
    operator: 'Search the sources of your programs.',
  },
  {
    requirement: '8.6.3',
    level: 'P',
    claim: {
      says: 'Secrets are read from the store again and again, and a rotation rolls the pods that read them, and no others.',
      objects: [cards('ExternalSecret', 'SecretStore')],
      tests: [
        HELD.store,
        HELD.readers,
        [
          'test/constructs/workload/pod-annotations.test.ts',
          'that are rotated in the cluster roll them where Reloader runs',
        ],
      ],
    },
    operator: 'How often, by an analysis of the risk.',
  },
  { requirement: '9', level: 'O', operator: "Doors and locks: the cloud provider's, by its attestation (12.8)." },
  {
    requirement: '10.2.1, 10.2.1.1-7',
    level: 'P',
    claim: {
      says: "The control plane's logs are on, audit and authentication among them.",
      objects: [terraform('eks', 'enabled_log_types')],
      tests: [HELD.logs],
    },
    operator: 'A record of each access to card data: the programs’ and the databases’.',
  },
  {
    requirement: '10.2.2',
    level: 'P',
    operator: 'User, kind, time, outcome, origin and object in each record of your programs.',
  },
  {
    requirement: '10.3.1, 10.3.2',
    level: 'S',
    claim: {
      says: 'Developers see no logs of the card zones; logs leave for a place outside the cluster.',
      objects: [named('ClusterRole', 'commerce-logs'), kinds('DaemonSet')],
      tests: [HELD.roles],
    },
    operator: 'Who may read them there.',
  },
  {
    requirement: '10.3.3, 10.3.4',
    level: 'P',
    operator: 'That nobody can change logs once they are written: a matter of the place that they are sent to.',
  },
  {
    requirement: '10.4.1, 10.4.1.1',
    level: 'P',
    claim: {
      says: 'Alerts on workloads, restarts, quotas and reconciliation. None reads logs.',
      objects: [alerts(/./)],
      tests: [['test/stacks/card-zones.test.ts', 'alerts watch the card zones']],
    },
    operator: 'Look at logs daily, by a program that does.',
  },
  {
    requirement: '10.5.1',
    level: 'S',
    claim: {
      says: 'Logs of the control plane and of the network are kept for a year.',
      objects: [
        terraform('eks', 'cloudwatch_log_group_retention_in_days'),
        terraform('flow-log', 'cloudwatch_log_group_retention_in_days'),
      ],
      tests: [HELD.logs, HELD.flows],
    },
    operator: 'The same of the logs of programs; try to read old ones.',
  },
  { requirement: '10.6.x', level: 'O', operator: 'The time of the nodes is their cloud’s: verify it.' },
  {
    requirement: '10.7.2, 10.7.3',
    level: 'P',
    claim: {
      says: 'Whoever has no available replica, or restarts again and again, wakes somebody up. Not the log agent itself: see “What is not claimed”.',
      objects: [alerts(/^(WorkloadUnavailable|PodRestarting)$/)],
      tests: [['test/stacks/card-zones.test.ts', 'alerts watch the card zones']],
    },
    operator: 'Respond, and record it.',
  },
  { requirement: '11.3.1.x, 11.3.2', level: 'O', operator: 'Scans from inside and outside.' },
  {
    requirement: '11.4.5, 11.4.6',
    level: 'P',
    claim: {
      says: 'Which pods reach which is computed from the finished policies by code that did not write them, and compared with what was stated.',
      objects: [cards('NetworkPolicy')],
      tests: [
        HELD.graph,
        [
          'test/constructs/policy/reach/random.test.ts',
          'is what a naive reading of the documentation gives, for each two pods and each port',
        ],
      ],
    },
    operator: 'Penetration tests of the segmentation, yearly or every six months.',
  },
  {
    requirement: '11.5.1, 11.5.1.1',
    level: 'P',
    claim: {
      says: 'All traffic of the network is logged.',
      objects: [terraform('flow-log', 'traffic_type')],
      tests: [HELD.flows],
    },
    operator: 'Detect intrusions in it.',
  },
  {
    requirement: '11.5.2',
    level: 'P',
    claim: {
      says: 'Programs cannot change their own files, and images without a digest are listed with a reason.',
      objects: [cards('Deployment', 'CronJob', 'Job'), admission('pinned-images')],
      tests: [HELD.hardened, HELD.refused],
    },
    operator: 'A tool that watches the files of the nodes; digests for the images that have none.',
  },
  { requirement: '11.6.1', level: 'P', operator: 'Detect changes of the payment page: nothing here does.' },
  {
    requirement: '12.3.3, 12.3.4',
    level: 'P',
    claim: {
      says: 'Versions of software are listed below, and the least version of TLS stands on one object.',
      objects: [kinds('ClientTrafficPolicy')],
      tests: [HELD.tls, HELD.lists],
    },
    operator: 'Review it yearly; when support of each ends.',
  },
  {
    requirement: '12.5.1, 12.5.2',
    level: 'P',
    claim: {
      says: 'The inventory below is made of everything in the namespaces that are labelled as card zones.',
      objects: [zonesWith(LABEL.guarded), cardPods()],
      tests: [HELD.inventory],
    },
    operator: 'Confirm the scope yearly, with what is outside the cluster: control plane and pipeline are in it.',
  },
  {
    requirement: '12.8.5',
    level: 'P',
    operator: 'Contracts with providers: the last column of this table may be a beginning.',
  },
  {
    requirement: '12.10.5',
    level: 'P',
    operator: 'The plan for incidents, and where alerts are routed to: no route is set here.',
  },
  {
    requirement: 'A1.1.1-A1.1.3',
    level: 'P',
    operator: 'Only for providers with several customers: nothing here separates customers.',
  },
];
