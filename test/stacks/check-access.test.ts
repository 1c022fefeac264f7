import { refusal } from './refused';
import type { Environment } from '../../stacks/environments/environment';
import { production, TOKENS } from '../../stacks/environments/production';
import { AKS, GKE, VARIANTS } from '../terraform/variants';

const { data } = production;
const { resources } = production.components.catalog;
const on = ({ form }: { readonly form: string }): Environment =>
  VARIANTS.find(({ cluster }) => cluster.form === form) ?? production;

/** One mistake each: what is changed, how the message begins, and what it holds. */
const MISTAKES: readonly (readonly [mistake: string, environment: Environment, start: string, holds: string[]])[] = [
  [
    "a group of Kubernetes' own",
    { ...production, people: { viewer: 'system:authenticated' } },
    'ACCESS_INVALID [production.people]',
    ['the group of viewer', '"system:authenticated"', "viewer: 'shop-viewer'"],
  ],
  [
    'a group that EKS keeps to itself',
    { ...production, people: { onCall: 'eks:night' } },
    'ACCESS_INVALID [production.people.onCall]',
    ['none of the names that EKS keeps', '"eks:night"'],
  ],
  [
    'an auditor who may act',
    { ...production, people: { operator: 'shop', auditor: 'shop' } },
    'ACCESS_INVALID [production.people]',
    ['a group of their own', '"shop" for operator too'],
  ],
  [
    'commands in pods for no reason',
    { ...production, people: { onCall: 'shop-on-call', onCallExec: ' ' } },
    'VALUE_INVALID [production.people.onCallExec]',
    ['the reason must not be empty'],
  ],
  [
    'a role of AWS that is none',
    { ...production, identities: { cart: { form: 'eks-role', roleArn: 'cart', tokens: TOKENS } } },
    'CLOUD_IDENTITY_INVALID [production.identities.cart]',
    ['the ARN of a role', '"cart"'],
  ],
  [
    'an identity of a cart that keeps its tables itself',
    { ...production, data: { ...data, cartStore: { form: 'embedded', resources: resources } } },
    'CLOUD_IDENTITY_INVALID [production.identities.cart]',
    ['for tables of the cloud alone', 'cartStore: embedded'],
  ],
  [
    'an identity of a database that makes no backups',
    {
      ...production,
      identities: { ordersDatabase: { form: 'eks-pod-identity' } },
      data: { ...data, ordersDatabase: { form: 'operator', instances: 3, storage: 1, resources } },
    },
    'CLOUD_IDENTITY_INVALID [production.identities.ordersDatabase]',
    ['for backups'],
  ],
  [
    'a registry that is none',
    { ...production, admission: { registries: ['registry'] } },
    'IMAGE_MALFORMED [production.admission.registries.0]',
    ['a registry must be a host', '"registry"'],
  ],
  [
    'an image without a digest for no reason',
    { ...production, admission: { unpinned: { 'registry.example.com': '' } } },
    'VALUE_INVALID [production.admission.unpinned.registry.example.com]',
    ['the reason must not be empty'],
  ],
  [
    'a namespace that is none',
    { ...production, admission: { secretMakers: ['Vault'] } },
    'NAME_INVALID [production.admission.secretMakers.0]',
    ['"Vault"'],
  ],
  [
    'a group by its name on Google',
    { ...on(GKE), people: { viewer: 'shop-viewers' } },
    'ACCESS_INVALID [gke.people.viewer]',
    ['the address of a Google group', '"shop-viewers"'],
  ],
  [
    'a group by its name on Azure',
    { ...on(AKS), people: { viewer: 'shop-viewers' } },
    'ACCESS_INVALID [aks.people.viewer]',
    ['an object id of Entra', '"shop-viewers"'],
  ],
  [
    'a role of AWS on Google',
    { ...on(GKE), identities: production.identities },
    'CLOUD_IDENTITY_INVALID [gke.identities.cart]',
    ['on a cluster that AWS trusts', 'got gke'],
  ],
];

test.each(MISTAKES)('%s is refused', (_mistake, environment, start, holds) => {
  const [line] = refusal(environment);
  expect(line?.startsWith(start) ? start : line).toBe(start);
  for (const part of [...holds, ', got ', 'Example: ']) {
    expect(line).toContain(part);
  }
});

test.each([
  ['no people', { people: undefined }],
  ['one role alone', { people: { auditor: 'auditors' } }],
  ['keys in a Secret', { identities: undefined }],
  ['Pod Identity', { identities: { cart: { form: 'eks-pod-identity' } } }],
  [
    'further registries',
    { admission: { registries: ['registry.example.com:5000/shop'], secretMakers: ['vault-operator'] } },
  ],
] satisfies [string, Partial<Environment>][])('%s is taken', (_what, changes) => {
  expect(refusal({ ...production, ...changes })).toEqual([]);
});
