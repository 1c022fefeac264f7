import type { Row } from './row';
import {
  Admission,
  ApiAccess,
  CloudIdentity,
  PeopleAccess,
  type ApiRule,
  type PeopleGroups,
} from '../../../constructs';
import { API_ACCESS } from '../samples';
import { testChart } from '../testing';

const { apiServer } = API_ACCESS;
const tokens = apiServer;

const rule = (what: string, changes: Partial<ApiRule>, got: string): Row => ({
  name: `a right ${what}`,
  code: 'ACCESS_INVALID',
  place: 'ApiAccess.of',
  expected: 'a rule must name its resources and its verbs (get, list, watch, create, update, patch, delete)',
  got,
  provoke: () =>
    ApiAccess.of({ reason: 'counts pods', apiServer, rules: [{ resources: ['pods'], verbs: ['get'], ...changes }] }),
});

const people = (groups: PeopleGroups, execReason?: string) => () =>
  new PeopleAccess(testChart(), 'shop', { groups, open: ['web'], payments: 'payments', vault: 'vault', execReason });

const admission = (registries: string[], unpinned?: { [repository: string]: string }) => () =>
  new Admission(testChart(), 'shop', { zones: ['web'], guarded: ['web'], closed: [], registries, unpinned });

/** What accounts, people and the admission of images are refused for. */
export const ACCESS: Row[] = [
  {
    name: 'a token for no reason',
    code: 'REASON_MISSING',
    place: 'ApiAccess.of',
    expected: 'whatever mounts a token of the API must say why',
    got: '" "',
    provoke: () => ApiAccess.of({ reason: ' ', apiServer }),
  },
  rule('on everything', { resources: ['*'] }, '"resources":["*"]'),
  rule('to do anything', { verbs: ['*'] }, '"verbs":["*"]'),
  rule('to become somebody else', { resources: ['users'], verbs: ['impersonate'] }, 'impersonate'),
  rule(
    'to give rights',
    { apiGroup: 'rbac.authorization.k8s.io', resources: ['roles'], verbs: ['escalate'] },
    'escalate',
  ),
  rule('on nothing', { resources: [] }, '"resources":[]'),
  rule('without a verb', { verbs: [] }, '"verbs":[]'),
  rule('in a group that is none', { apiGroup: 'Apps' }, '"Apps"'),
  rule('on no object of that kind', { resourceNames: [] }, '"resourceNames":[]'),
  {
    name: 'a role of AWS by its name',
    code: 'CLOUD_IDENTITY_INVALID',
    place: 'CloudIdentity.eksRole',
    expected: 'it must be the ARN of a role',
    got: '"shop-cart"',
    provoke: () => CloudIdentity.eksRole({ roleArn: 'shop-cart', tokens }),
  },
  {
    name: 'a user of AWS in place of a role',
    code: 'CLOUD_IDENTITY_INVALID',
    place: 'CloudIdentity.eksRole',
    expected: 'it must be the ARN of a role',
    got: ':user/cart"',
    provoke: () => CloudIdentity.eksRole({ roleArn: 'arn:aws:iam::111122223333:user/cart', tokens }),
  },
  {
    name: 'an account of Google that is a person',
    code: 'CLOUD_IDENTITY_INVALID',
    place: 'CloudIdentity.gkeServiceAccount',
    expected: 'it must be an account of Google',
    got: '"somebody@example.com"',
    provoke: () => CloudIdentity.gkeServiceAccount('somebody@example.com'),
  },
  {
    name: 'a client of Azure by its name',
    code: 'CLOUD_IDENTITY_INVALID',
    place: 'CloudIdentity.aksClient',
    expected: 'it must be a client id',
    got: '"shop-cart"',
    provoke: () => CloudIdentity.aksClient({ clientId: 'shop-cart', tokens }),
  },
  {
    name: 'everybody as a group of people',
    code: 'ACCESS_INVALID',
    place: 'test/shop',
    expected: "none of Kubernetes' own (system:…)",
    got: '"system:authenticated"',
    provoke: people({ onCall: 'system:authenticated' }),
  },
  {
    name: 'a group with a space',
    code: 'ACCESS_INVALID',
    place: 'test/shop',
    expected: "the group of viewer must be a group's name without spaces",
    got: '"the viewers"',
    provoke: people({ viewer: 'the viewers' }),
  },
  {
    name: 'an auditor who checks himself',
    code: 'ACCESS_INVALID',
    place: 'test/shop',
    expected: 'the auditor must have a group of their own',
    got: '"shop" for paymentsOperator too',
    provoke: people({ paymentsOperator: 'shop', auditor: 'shop' }),
  },
  {
    name: 'commands in pods for no reason',
    code: 'REASON_MISSING',
    place: 'test/shop',
    expected: 'an environment in which people run commands in pods must say why',
    got: '""',
    provoke: people({ onCall: 'shop' }, ''),
  },
  ...['registry', 'registry.example.com/', 'registry.example.com/shop:1', 'https://registry.example.com', ''].map(
    (registry): Row => ({
      name: `${registry || 'nothing'} as a registry`,
      code: 'IMAGE_MALFORMED',
      place: 'test/shop',
      expected: 'a registry must be a host',
      got: JSON.stringify(registry),
      provoke: admission([registry]),
    }),
  ),
  {
    name: 'an image without a digest for no reason',
    code: 'VALUE_INVALID',
    place: 'test/shop',
    expected: 'the reason of registry.example.com must not be empty',
    got: '""',
    provoke: admission([], { 'registry.example.com': '' }),
  },
];
