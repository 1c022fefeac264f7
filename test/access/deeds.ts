import { RIGHTS, type RightName } from '../../constructs/policy/access/rights';
import type { Deed, Reach } from '../../constructs/policy/access/roles';
import { ALL_ZONES, ZONES } from '../../stacks/zone-names';

/** What may be done to any object; of what is only ever read, all verbs that read and one that changes. */
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const FEW_VERBS = ['get', 'list', 'watch', 'update'];

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

/** A deed in a namespace; in none where that is empty. */
export type PlacedDeed = Deed & { readonly namespace: string };

/** Everything that is asked of every role. */
export const DEEDS: readonly PlacedDeed[] = PLACES.flatMap(([namespace, reach]) =>
  [
    ...CHANGED.flatMap((kind) => VERBS.map((verb) => ({ verb, ...kind }))),
    ...READ.flatMap((kind) => FEW_VERBS.map((verb) => ({ verb, ...kind }))),
    ...ESCALATION.map(([verb, apiGroup, resource]) => ({ verb, apiGroup, resource })),
  ].map((deed) => ({ ...deed, namespace, reach })),
);

/** All of it where there is most to allow; elsewhere what may differ: pods and their like. */
export function deedsWhere(exec: boolean): readonly PlacedDeed[] {
  return exec ? DEEDS : DEEDS.filter(({ apiGroup }) => apiGroup === '');
}
