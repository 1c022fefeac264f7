import { RIGHTS, type RightName } from './rights';

/** Where a right is given: in the whole cluster, or in a kind of zone. */
export type Reach = 'cluster' | 'open' | 'payments' | 'vault';

/** What a person is there for. */
export interface PersonRole {
  /** Its name, as people say it. */
  readonly title: string;
  readonly purpose: string;
  readonly rights: { readonly [right in RightName]?: readonly Reach[] };
}

/** The roles of people, by the names of the fields that name their groups. */
export type RoleName = 'viewer' | 'operator' | 'onCall' | 'paymentsOperator' | 'auditor';

const ZONES: readonly Reach[] = ['open', 'payments', 'vault'];

/** Who may do what. docs/access.md is made of it, and the real API server is asked for every line of it. */
export const ROLES: { readonly [role in RoleName]: PersonRole } = {
  viewer: {
    title: 'viewer',
    purpose: 'Looks on: developers, support. No logs where cards are handled.',
    rights: { 'see-cluster': ['cluster'], read: ZONES, logs: ['open'] },
  },
  operator: {
    title: 'operator',
    purpose: 'Runs the shop by day. Looks on, but does nothing, where cards are handled.',
    rights: { 'see-cluster': ['cluster'], read: ZONES, logs: ['open'], act: ['open'] },
  },
  onCall: {
    title: 'on-call',
    purpose: 'Is woken at night, and keeps everything up, vault included.',
    rights: { 'see-cluster': ['cluster'], read: ZONES, logs: ZONES, act: ZONES, exec: ['open'] },
  },
  paymentsOperator: {
    title: 'payments operator',
    purpose: 'Runs the payments, and sees nothing else.',
    rights: { read: ['payments'], logs: ['payments'], act: ['payments'] },
  },
  auditor: {
    title: 'auditor',
    purpose: 'Checks what holds and who may do what. Reads everything but Secrets, changes nothing.',
    rights: { 'see-cluster': ['cluster'], audit: ['cluster'], read: ZONES, logs: ZONES },
  },
};

/** The names of the roles, in the order of the table. */
export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

/** One thing that somebody may do or not: a verb on a kind of object, in a kind of zone or in none. */
export interface Deed {
  readonly verb: string;
  readonly apiGroup: string;
  readonly resource: string;
  readonly reach: Reach;
}

/** Whether a role may do something; `exec` where its environment has a reason for commands in pods. */
export function allows(role: RoleName, { verb, apiGroup, resource, reach }: Deed, exec: boolean): boolean {
  return (Object.keys(RIGHTS) as RightName[])
    .filter((right) => exec || right !== 'exec')
    .filter((right) => (ROLES[role].rights[right] ?? []).some((place) => place === 'cluster' || place === reach))
    .flatMap((right) => RIGHTS[right].rules)
    .some(
      (rule) => rule.apiGroups.includes(apiGroup) && rule.resources.includes(resource) && rule.verbs.includes(verb),
    );
}

/** Whether a role changes anything: whom admission holds to restarts and numbers of replicas. */
export function acts(role: RoleName): boolean {
  return ROLES[role].rights.act !== undefined;
}
