import type { Attempt } from './values';
import type { IdentifiedName, IdentityValues, PeopleValues } from '../access';
import type { ClusterValues } from '../cluster';
import type { Environment } from '../environment';
import { cloudIdentity } from '../../identities';
import { refuse, shown } from '../../../constructs/core/errors';
import { checkObjectName } from '../../../constructs/core/names';
import { checkSaid } from '../../../constructs/core/text';
import { checkGroups } from '../../../constructs/policy/access/groups';
import { checkRegistry } from '../../../constructs/policy/admission/check';

/** Refuses people, identities and registries that a cluster or its cloud would not know. */
export function checkAccess(environment: Environment, attempt: Attempt): void {
  const { people, identities = {}, admission = {} } = environment;
  if (people !== undefined) {
    checkPeople(people, environment.cluster, attempt);
  }
  for (const [name, identity] of Object.entries(identities)) {
    attempt(`identities.${name}`, () => checkIdentity(name as IdentifiedName, identity, environment));
  }
  (admission.registries ?? []).forEach((registry, index) =>
    attempt(`admission.registries.${index}`, () => checkRegistry(registry, '')),
  );
  for (const [repository, reason] of Object.entries(admission.unpinned ?? {})) {
    attempt(`admission.unpinned.${repository}`, () => checkRegistry(repository, ''));
    attempt(`admission.unpinned.${repository}`, () => checkSaid(reason, 'the reason', ''));
  }
  (admission.everyNode ?? []).forEach((namespace, index) =>
    attempt(`admission.everyNode.${index}`, () => checkObjectName(namespace, '')),
  );
  (admission.secretMakers ?? []).forEach((namespace, index) =>
    attempt(`admission.secretMakers.${index}`, () => checkObjectName(namespace, '')),
  );
}

/** What groups are called where: Google's by their address, Azure's by their object id; EKS keeps some names to itself. */
const GROUPS: { readonly [form in ClusterValues['form']]?: readonly [RegExp, what: string, example: string] } = {
  gke: [/^[^@]+@[^@]+$/, 'the address of a Google group', 'shop-viewers@example.com'],
  aks: [
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'an object id of Entra',
    '00000000-1111-2222-3333-444444444444',
  ],
  eks: [
    /^(?!(eks|aws|amazon|iam):)/,
    'none of the names that EKS keeps to itself (eks:, aws:, amazon:, iam:)',
    'shop-viewers',
  ],
};

function checkPeople({ onCallExec, ...groups }: PeopleValues, { form }: ClusterValues, attempt: Attempt): void {
  attempt('people', () => checkGroups(groups, ''));
  attempt('people.onCallExec', () => onCallExec !== undefined && checkSaid(onCallExec, 'the reason', ''));
  const [pattern, what, example] = GROUPS[form] ?? [/./, 'a group', 'shop-viewers'];
  for (const [role, group] of Object.entries<string | undefined>({ ...groups })) {
    attempt(`people.${role}`, () => {
      if (group !== undefined && !pattern.test(group)) {
        refuse({ code: 'ACCESS_INVALID', place: '', expected: `it must be ${what}`, got: shown(group), example });
      }
    });
  }
}

function checkIdentity(name: IdentifiedName, identity: IdentityValues, { cluster, data }: Environment): void {
  cloudIdentity(identity);
  if (cluster.form !== 'eks' && cluster.form !== 'existing') {
    wrong('identities of AWS must stand on a cluster that AWS trusts (eks, existing)', cluster.form, 'no identity');
  }
  if (name === 'cart') {
    if (data.cartStore.form !== 'managed') {
      wrong(
        'the cart needs an identity for tables of the cloud alone',
        `cartStore: ${data.cartStore.form}`,
        "form: 'managed'",
      );
    }
  } else if (data[name].form !== 'operator' || data[name].backup === undefined) {
    wrong(
      'a database needs an identity for backups that its operator takes alone',
      data[name].form,
      "form: 'operator', backup: 's3://…'",
    );
  }
}

function wrong(expected: string, got: string, example: string): never {
  return refuse({ code: 'CLOUD_IDENTITY_INVALID', place: '', expected, got, example });
}
