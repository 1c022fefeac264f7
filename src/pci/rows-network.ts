import { admission, cardPods, cards, kinds, named, OWN_NODES, terraform, zonesWith } from './facts';
import { HELD, type PciRow } from './row';
import { LABEL } from '../../constructs/core/labels';

/** Networks and secure settings. */
export const NETWORK_ROWS: readonly PciRow[] = [
  {
    requirement: '1.2.1',
    level: 'S',
    claim: {
      says: 'One model of traffic: everything is denied in each namespace, and each way in or out is written from a stated connection.',
      objects: [cards('NetworkPolicy')],
      tests: [HELD.graph, HELD.denied],
    },
    operator: 'Approve the model as the standard; run a network that enforces policies.',
  },
  {
    requirement: '1.2.2',
    level: 'P',
    claim: {
      says: 'Rules are files: a change of a connection is a difference of manifests and of the matrix in docs/reachability.md.',
      objects: [kinds('NetworkPolicy')],
      tests: [['test/docs/generated.test.ts', '$path is as npm run docs makes it']],
    },
    operator: 'Approve changes before they are released (6.5.1).',
  },
  {
    requirement: '1.2.3, 1.2.4',
    level: 'P',
    claim: {
      says: 'The pictures on this page and in the README are drawn from the stated connections.',
      objects: [cards('NetworkPolicy')],
      tests: [HELD.pictures],
    },
    operator: 'Add what lies outside the cluster, and what flows there; keep it current.',
  },
  {
    requirement: '1.2.5',
    level: 'S',
    claim: {
      says: 'Every rule names its ports and protocols; one that opens all of them does not pass.',
      objects: [cards('NetworkPolicy')],
      tests: [HELD.ports],
    },
    operator: 'Say of each port why the business needs it, and approve it.',
  },
  {
    requirement: '1.2.6',
    level: 'P',
    claim: {
      says: 'Programs of the card zones take mutual TLS of the mesh alone; a port that is asked without it says by whom, in an annotation.',
      objects: [cards('PeerAuthentication', 'AuthorizationPolicy')],
      tests: [HELD.mesh],
    },
    operator: 'Justify each such port; databases and brokers, which have no sidecar: see “What is not claimed”.',
  },
  {
    requirement: '1.2.7',
    level: 'P',
    claim: {
      says: 'All that is open stands in one matrix, pair by pair, computed from the finished policies.',
      objects: [kinds('NetworkPolicy')],
      tests: [HELD.graph, HELD.outside],
    },
    operator: 'Review it every six months, and keep the record.',
  },
  {
    requirement: '1.2.8',
    level: 'P',
    claim: {
      says: 'No role of people may change a traffic policy, a quota or an admission policy.',
      objects: [kinds('ClusterRole')],
      tests: [
        [
          'test/constructs/policy/access/people-access.test.ts',
          'what is changed is pods, workloads and how many there are',
        ],
        HELD.roles,
      ],
    },
    operator: 'Protect pipeline and state; look for drift between the files and the cluster.',
  },
  {
    requirement: '1.3.1',
    level: 'S',
    claim: {
      says: 'Into the card zones come listed clients alone, on one port each; nothing there shows itself on a node or to the world.',
      objects: [cards('NetworkPolicy', 'AuthorizationPolicy'), zonesWith(LABEL.guarded)],
      tests: [HELD.intoVault, HELD.inside, HELD.graph, HELD.mesh],
    },
    operator: 'Security groups before the cluster; test them.',
  },
  {
    requirement: '1.3.2',
    level: 'S',
    claim: {
      says: 'Out of the card zones go named ways alone: data, acquirers, the key service, DNS. The vault reaches its database, the key service and, by its sidecar, the mesh.',
      objects: [cards('NetworkPolicy', 'Sidecar', 'ServiceEntry')],
      tests: [HELD.vaultOut, HELD.outside, HELD.mesh],
    },
    operator: "Keep the acquirers' ranges current; log and watch the way out of the network.",
  },
  {
    requirement: '1.4.1, 1.4.2',
    level: 'S',
    claim: {
      says: 'The Gateway is the one way in from outside, with TLS; nodes have no public address, and the API server answers named ranges.',
      objects: [
        kinds('Gateway', 'HTTPRoute'),
        terraform('eks', 'endpoint_public_access_cidrs', 'endpoint_private_access'),
        terraform('vpc', 'private_subnets', 'map_public_ip_on_launch'),
      ],
      tests: [HELD.world, HELD.callers, HELD.subnets],
    },
    operator: 'Firewalls, protection against floods and a WAF before the Gateway.',
  },
  {
    requirement: '1.4.3',
    level: 'P',
    claim: {
      says: 'No container may make raw packets: all capabilities are dropped.',
      objects: [cards('Deployment', 'CronJob', 'Job')],
      tests: [HELD.hardened],
    },
    operator: "Verify the cloud's own checks of source addresses.",
  },
  {
    requirement: '1.4.4',
    level: 'S',
    claim: {
      says: 'The databases of the card zones answer inside the cluster, to named programs of their own zone.',
      objects: [cards('Cluster'), terraform('vpc', 'private_subnets')],
      tests: [HELD.databases, HELD.inside],
    },
    operator: 'The same of managed stores: the idempotency store is one.',
  },
  {
    requirement: '1.4.5',
    level: 'P',
    claim: {
      says: 'Metrics, actuator and the like leave the cluster by no route.',
      objects: [kinds('HTTPRoute', 'HTTPRouteFilter')],
      tests: [HELD.blocked],
    },
    operator: 'Verify from outside that no internal address is told.',
  },
  { requirement: '1.5.1', level: 'O', operator: 'Computers of administrators, and how they connect.' },
  {
    requirement: '2.2.1',
    level: 'S',
    claim: {
      says: 'Pod Security `restricted` where cards are handled, a seccomp profile on every pod, versions of charts pinned.',
      objects: [zonesWith('pod-security.kubernetes.io/enforce'), admission('images', 'resources', 'labels')],
      tests: [
        HELD.denied,
        ['test/stacks/pod-rules.ts', 'every pod has the runtime default seccomp profile'],
        ['test/terraform/add-ons.test.ts', 'are pinned, roll back by themselves, and are waited for'],
      ],
    },
    operator: 'Adopt a benchmark (CIS) for the nodes and the control plane.',
  },
  {
    requirement: '2.2.2',
    level: 'S',
    claim: {
      says: "No password is a default: Secrets are filled from a store, pods have no token, the cluster's maker is no administrator by that alone.",
      objects: [
        cards('ExternalSecret', 'ServiceAccount'),
        terraform('eks', 'enable_cluster_creator_admin_permissions'),
      ],
      tests: [HELD.filled, HELD.accounts, HELD.callers],
    },
    operator: 'Rotate the accounts for emergencies.',
  },
  {
    requirement: '2.2.3',
    level: 'S',
    claim: {
      says: 'Payments and vault have namespaces and nodes of their own, by taint and by selector; no node has pods of both, and no other pod but agents comes there.',
      objects: [
        OWN_NODES,
        admission('own-nodes', 'no-guests'),
        terraform('eks', 'eks_managed_node_groups'),
        cardPods((text) => text.includes('"pci-zone"')),
      ],
      tests: [
        HELD.ownNodes,
        HELD.apart,
        HELD.refused,
        [
          'test/cluster/own-nodes.test.ts',
          'pods of the card zones run on the nodes of their own zone, and nothing else does but agents',
        ],
      ],
    },
    operator: 'Decide whether cards need a cluster and an account of their own, which is the stronger form.',
  },
  {
    requirement: '2.2.4',
    level: 'S',
    claim: {
      says: 'Containers have no capability, no writable root, no service links, and no add-on is there that nobody needs.',
      objects: [cards('Deployment', 'CronJob', 'Job')],
      tests: [HELD.hardened, HELD.accounts, ['test/stacks/add-ons.test.ts', '$name names nothing that nobody needs']],
    },
    operator: 'What is inside the images.',
  },
  {
    requirement: '2.2.5',
    level: 'P',
    claim: {
      says: 'What is loosened has a reason, on the object: users, tokens, linters’ exemptions. Reasons have no end date.',
      objects: [cardPods((text) => /cdk8s-commerce\/(user|api-access|kube-score|polaris)/.test(text))],
      tests: [
        [
          'test/stacks/linter-rules/rules.test.ts',
          '%s would find what is exempted, no more, and no exemption is unused',
        ],
      ],
    },
    operator: 'Accept each risk, and look at it again.',
  },
  {
    requirement: '2.2.6',
    level: 'S',
    claim: {
      says: 'Users, roots, limits, quotas and policies hold against misuse; a pod that lacks them is refused.',
      objects: [cards('ResourceQuota', 'LimitRange'), admission('resources', 'tokens')],
      tests: [HELD.hardened, HELD.bounds, HELD.refused],
    },
    operator: "The nodes' and the kubelets' own settings.",
  },
  {
    requirement: '2.2.7',
    level: 'S',
    claim: {
      says: 'Administration goes through the API server, by TLS and by programs that log in; no dashboard is installed in the card zones.',
      objects: [
        terraform('eks', 'endpoint_public_access_cidrs', 'authentication_mode'),
        named('ValidatingAdmissionPolicy', 'commerce-no-entry'),
      ],
      tests: [HELD.logins, HELD.administrator],
    },
    operator: 'The way of administrators to the API server.',
  },
  { requirement: '2.3', level: 'O', operator: 'Wireless networks, if there are any.' },
];
