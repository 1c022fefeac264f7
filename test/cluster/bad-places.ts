import type { BadObject } from './bad-objects';
import { MAKERS, placedIn, template } from './good-objects';

/** A toleration of every taint. */
export const EVERYTHING = { operator: 'Exists' };

/** Each kind that pods are made of: beside its own nodes, and on those of another zone. */
const PLACES: readonly BadObject[] = Object.entries(MAKERS).flatMap(([kind, make]) => [
  {
    name: `a ${kind}: beside its own nodes`,
    policy: 'own-nodes-vault',
    namespace: 'vault',
    object: make(template()),
    says: /must run on its own nodes: set nodeSelector pci-zone: vault/,
  },
  {
    name: `a ${kind}: a guest on the nodes of payments`,
    policy: 'no-guests-payments',
    namespace: 'commerce',
    object: make(template({ spec: placedIn('payments') })),
    says: /remove the toleration that fits their taint/,
  },
]);

const guest = (name: string, tolerations: object[]): BadObject => ({
  name: `a guest that tolerates ${name}`,
  policy: 'no-guests-vault',
  namespace: 'commerce',
  object: MAKERS.Pod(template({ spec: { tolerations } })),
  says: /remove the toleration/,
});

const HOMES: readonly BadObject[] = [
  {
    ...guest('any value of the key', []),
    policy: 'no-guests-vault',
    namespace: 'payments',
    object: MAKERS.Pod(template({ spec: { tolerations: [{ key: 'pci-zone', operator: 'Exists' }] } }, 'payments')),
  },
  {
    ...guest('the taint of the vault', []),
    name: 'a pod of payments on the nodes of the vault',
    policy: 'own-nodes-payments',
    namespace: 'payments',
    object: MAKERS.Pod(template({ spec: { nodeSelector: { 'pci-zone': 'vault' } } }, 'payments')),
    says: /set nodeSelector pci-zone: cde/,
  },
  {
    ...guest('its own taint as a preference', []),
    name: 'a pod of payments that tolerates too little',
    policy: 'own-nodes-payments',
    namespace: 'payments',
    object: MAKERS.Pod(
      template({ spec: { tolerations: [{ key: 'pci-zone', value: 'cde', effect: 'NoExecute' }] } }, 'payments'),
    ),
    says: /a toleration of pci-zone=cde:NoSchedule/,
  },
  {
    ...guest('nothing', []),
    name: 'a pod of the vault that names its node',
    policy: '(own-nodes-vault|no-guests-payments)',
    namespace: 'vault',
    object: MAKERS.Pod(template({ spec: { nodeName: 'node-1' } }, 'vault')),
    says: /must not name their node/,
  },
  {
    ...guest('everything, as an agent of its own', [EVERYTHING]),
    policy: 'no-guests-(payments|vault)',
    namespace: 'agents',
    object: MAKERS.Deployment(template({ spec: { tolerations: [EVERYTHING] } })),
  },
  {
    ...guest('everything, in a namespace that is no zone', [EVERYTHING]),
    policy: 'no-guests-(payments|vault)',
    namespace: 'default',
    object: MAKERS.DaemonSet(template({ spec: { tolerations: [EVERYTHING] } })),
  },
  {
    ...guest('nothing', []),
    name: 'a pod in a namespace that is no zone, which names its node',
    policy: 'no-guests-(payments|vault)',
    namespace: 'default',
    object: MAKERS.Pod(template({ spec: { nodeName: 'node-1' } })),
    says: /must not name their node/,
  },
];

/** Pods where they do not belong: beside the nodes of their own zone, or on those of another. */
export const BAD_PLACES: readonly BadObject[] = [...PLACES, ...HOMES];
