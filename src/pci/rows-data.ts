import { cardPods, cards, kinds, terraform } from './facts';
import { HELD, type PciRow } from './row';

/** Stored and sent data, and software. */
export const DATA_ROWS: readonly PciRow[] = [
  {
    requirement: '3.2.1',
    level: 'P',
    claim: {
      says: 'Where data is stored is in the inventory below; backups of the databases of the card zones are deleted when their time is over.',
      objects: [cards('Cluster', 'ScheduledBackup', 'PersistentVolumeClaim')],
      tests: [HELD.purge, HELD.inventory],
    },
    operator: 'How long card data is kept, that it is deleted then, and the proof.',
  },
  {
    requirement: '3.3.x',
    level: 'O',
    operator:
      'Programs must not keep authentication data, nor write it or card numbers to their logs. Nothing here masks logs.',
  },
  { requirement: '3.4.1', level: 'O', operator: 'Mask card numbers wherever they are shown.' },
  {
    requirement: '3.5.1',
    level: 'P',
    claim: {
      says: 'Claims of the card zones are on encrypted disks, and the vault has a way to a key service. That is not yet unreadable card numbers.',
      objects: [cards('PersistentVolumeClaim', 'Cluster', 'RabbitmqCluster'), terraform('eks', 'encryption_config')],
      tests: [HELD.claims, HELD.disks, HELD.vaultOut],
    },
    operator: 'Make card numbers unreadable in the program of the vault: tokens, or encryption of the field.',
  },
  {
    requirement: '3.5.1.2, 3.5.1.3',
    level: 'P',
    operator:
      'Encrypted disks alone are **not enough** for card numbers since 31 March 2025: another mechanism is the vault’s program’s to bring.',
  },
  {
    requirement: '3.6.1, 3.6.1.2-4',
    level: 'P',
    claim: {
      says: 'No key stands in a manifest: they come from a store by reference, into the one zone that uses them.',
      objects: [cards('ExternalSecret', 'SecretStore'), terraform('eks', 'create_kms_key')],
      tests: [
        HELD.filled,
        HELD.store,
        HELD.ownStore,
        [
          'test/constructs/core/secret-ref.test.ts',
          'names the Secret, its keys and the version of its content, and no value',
        ],
      ],
    },
    operator: 'Custodians; the level of the module that holds the keys.',
  },
  {
    requirement: '3.7.1-3.7.5, 3.7.7',
    level: 'P',
    claim: {
      says: "The cluster's key and certificates are renewed; a raised version of a Secret, or a rotation in the store, rolls the pods that use it.",
      objects: [kinds('Certificate'), cards('ExternalSecret'), terraform('eks', 'enable_kms_key_rotation')],
      tests: [
        HELD.certificate,
        ['test/constructs/workload/pod-annotations.test.ts', 'roll the pods when the version of a reference is raised'],
        HELD.logs,
      ],
    },
    operator: 'How long each key lives, and how it is retired.',
  },
  { requirement: '3.7.6, 3.7.8, 3.7.9', level: 'O', operator: 'Keys that people handle by hand.' },
  {
    requirement: '4.2.1',
    level: 'S',
    claim: {
      says: 'From outside TLS 1.2 at least, by a certificate that is renewed; what comes without is sent to it. Inside, programs of the card zones speak mutual TLS.',
      objects: [kinds('Gateway', 'ClientTrafficPolicy', 'Certificate'), cards('PeerAuthentication')],
      tests: [HELD.tls, HELD.redirect, HELD.mesh],
    },
    operator: 'Whom to trust outside; the yearly review of ciphers (12.3.3).',
  },
  {
    requirement: '4.2.1.1',
    level: 'S',
    claim: {
      says: 'Certificates are objects with an issuer and a time at which they are renewed.',
      objects: [kinds('Certificate')],
      tests: [HELD.certificate],
    },
    operator: 'Keys and certificates outside the cluster; an alert before one ends.',
  },
  { requirement: '4.2.2', level: 'O', operator: 'No card number by mail or chat.' },
  { requirement: '5.2, 5.3', level: 'O', operator: 'Anti-malware for the nodes, or the evaluation of 5.2.3.' },
  { requirement: '6.2.x', level: 'O', operator: 'How programs are written and reviewed.' },
  {
    requirement: '6.3.1',
    level: 'P',
    operator: 'Scan images, rank what is found, act on it: no scanner is wired here.',
  },
  {
    requirement: '6.3.2',
    level: 'P',
    claim: {
      says: 'All images and charts, by version, are listed at the end of this page.',
      objects: [cardPods((text) => /image/.test(text))],
      tests: [HELD.lists],
    },
    operator: 'What each program is made of.',
  },
  {
    requirement: '6.3.3',
    level: 'P',
    claim: {
      says: 'Every image names a version, and budgets let nodes be drained for patches.',
      objects: [cards('PodDisruptionBudget'), cardPods()],
      tests: [
        ['test/stacks/rules.test.ts', 'every image names a version'],
        ['test/stacks/budget-rules.ts', 'a budget has one bound, and lets pods that are not ready be evicted always'],
      ],
    },
    operator: 'Patches of critical weaknesses within a month.',
  },
  {
    requirement: '6.4.1, 6.4.2',
    level: 'P',
    claim: {
      says: 'Requests from outside have a largest size and number. A WAF is not there.',
      objects: [kinds('ClientTrafficPolicy', 'BackendTrafficPolicy')],
      tests: [HELD.rates],
    },
    operator: 'A WAF before the Gateway, and who watches it.',
  },
  {
    requirement: '6.4.3',
    level: 'P',
    operator: 'Which scripts the payment page loads, and their integrity: no header for it is set here.',
  },
  {
    requirement: '6.5.1, 6.5.2',
    level: 'P',
    claim: {
      says: 'A change is a reviewed difference of rendered files, and `npm run check` tries the rules before it.',
      objects: [kinds('NetworkPolicy', 'ValidatingAdmissionPolicy')],
      tests: [['test/docs/generated.test.ts', '$path is as npm run docs makes it']],
    },
    operator: 'Approval, and the look at requirements after a significant change.',
  },
  {
    requirement: '6.5.3, 6.5.4',
    level: 'S',
    claim: {
      says: 'Each environment has stacks, states, clusters and groups of people of its own.',
      objects: [kinds('RoleBinding'), terraform('eks', 'name', 'access_entries')],
      tests: [HELD.states, HELD.roles],
    },
    operator: 'That nobody both develops and releases.',
  },
  {
    requirement: '6.5.5, 6.5.6',
    level: 'P',
    operator: 'No real card numbers in tests; no test accounts and data in production.',
  },
];
