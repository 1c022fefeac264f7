import { HOSTILE_TEXT, maybe, mostly, NAME, named, text } from './hostile';
import { ENDPOINT, RESOURCES } from './pieces';
import { kind, type AnyKind } from './workloads';
import { Admission, ApiAccess, CloudIdentity, PeopleAccess, Worker } from '../../constructs';
import { program } from '../constructs/samples';
import fc from '../chance';

const REASON = mostly(fc.constant('because of that'), HOSTILE_TEXT);
const GROUP = text(/^[a-z]{1,8}(@example\.com)?$/);
const ZONES = fc.uniqueArray(mostly(fc.constantFrom('properties', 'elsewhere', 'agents'), HOSTILE_TEXT), {
  maxLength: 3,
});
const REGISTRY = text(/^[a-z]{1,5}\.example(:5000)?(\/[a-z]{1,4}([-._][a-z]{1,3})?){0,2}$/);

const PEOPLE = kind({
  settings: fc.record({
    id: NAME,
    groups: fc.record(
      { viewer: GROUP, operator: GROUP, onCall: GROUP, paymentsOperator: GROUP, auditor: GROUP },
      { requiredKeys: [] },
    ),
    open: ZONES,
    payments: mostly(fc.constant('payments'), HOSTILE_TEXT),
    vault: mostly(fc.constant('vault'), HOSTILE_TEXT),
    execReason: maybe(REASON),
  }),
  fill: (chart, { id, ...props }) => new PeopleAccess(chart, id, props),
});

const ADMISSION = kind({
  settings: fc.record({
    id: NAME,
    zones: ZONES,
    guarded: ZONES,
    closed: ZONES,
    registries: fc.array(REGISTRY, { maxLength: 3 }),
    unpinned: maybe(named(REGISTRY, REASON)),
    secretMakers: maybe(fc.array(NAME, { maxLength: 2 })),
    people: maybe(fc.array(GROUP, { maxLength: 2 })),
  }),
  fill: (chart, { id, ...props }) => new Admission(chart, id, props),
});

const CLOUD = fc.oneof(
  text(/^arn:aws:iam::[0-9]{12}:role\/[a-z]{1,8}$/).map((roleArn) => ['eksRole', roleArn] as const),
  text(/^[a-z]{6,10}@[a-z]{6,10}\.iam\.gserviceaccount\.com$/).map((email) => ['gke', email] as const),
  text(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/).map((id) => ['aks', id] as const),
  fc.constant(['pod', ''] as const),
);

const ACCOUNT = kind({
  settings: fc.record({
    id: NAME,
    reason: REASON,
    server: ENDPOINT,
    resources: RESOURCES,
    cloud: maybe(CLOUD),
    rules: fc.array(
      fc.record(
        {
          resources: fc.array(text(/^(pods|leases|pods\/log)$/), { maxLength: 2 }),
          verbs: fc.array(text(/^(get|watch|update)$/), { maxLength: 2 }),
          apiGroup: text(/^(apps|coordination\.k8s\.io)$/),
          resourceNames: fc.array(NAME, { maxLength: 2 }),
        },
        { requiredKeys: ['resources', 'verbs'] },
      ),
      { maxLength: 2 },
    ),
  }),
  fill: (chart, { id, reason, server, resources, cloud, rules }) => {
    const apiServer = server();
    new Worker(chart, id, {
      application: program(),
      sizing: { resources: resources() },
      apiAccess: ApiAccess.of({ reason, apiServer, rules }),
      cloudIdentity: cloud && identity(cloud, apiServer),
    });
  },
});

function identity([form, text]: readonly [string, string], tokens: ApiAccess['apiServer']): CloudIdentity {
  switch (form) {
    case 'eksRole':
      return CloudIdentity.eksRole({ roleArn: text, tokens });
    case 'gke':
      return CloudIdentity.gkeServiceAccount(text);
    case 'aks':
      return CloudIdentity.aksClient({ clientId: text, tokens });
    default:
      return CloudIdentity.eksPodIdentity();
  }
}

/** Who may do what, and what is admitted. */
export const ACCESS: { readonly [name: string]: AnyKind } = {
  PeopleAccess: PEOPLE,
  Admission: ADMISSION,
  'ApiAccess and CloudIdentity': ACCOUNT,
};
