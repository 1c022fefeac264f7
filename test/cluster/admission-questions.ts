import { DRY_RUN } from './admitting';
import type { Answer, Question } from './api-server';
import { BAD_OBJECTS, MESHED_POD, ODD_PODS, SOLVER } from './bad-objects';
import { MAKERS, pathOf, PIECES, template, type PodFields } from './good-objects';
import { ELSEWHERE, STANDING } from './standing-objects';
import { isPresent } from '../../stacks/add-ons/presence';
import { ADD_ONS } from '../../stacks/add-ons/table';
import type { Environment } from '../../stacks/environments/environment';
import { ALL_ZONES, GUARDED_ZONES, ZONES } from '../../stacks/zone-names';

/** A question to the API server about one policy, and what the policy has to answer. */
export interface AdmissionQuestion {
  readonly name: string;
  /** The policy, after the prefix of the installation. */
  readonly policy: string;
  readonly question: Question;
  /** What it says where it refuses; nothing where it has to let it pass. */
  readonly says?: RegExp;
}

/** Where each policy holds: there alone. */
const PLACES: { readonly [policy: string]: readonly string[] } = {
  images: ALL_ZONES,
  'pinned-images': GUARDED_ZONES,
  resources: ALL_ZONES,
  tokens: ALL_ZONES,
  labels: ALL_ZONES,
  'no-entry': [ZONES.vault],
  secrets: GUARDED_ZONES,
  people: ALL_ZONES,
};

const FOREIGN = 'registry.evil.example/shop/web:1.2.3';

const create = (object: object, namespace: string, groups?: readonly string[]): Question => ({
  method: 'POST',
  path: `${pathOf(object, namespace)}${DRY_RUN}`,
  body: object,
  groups,
});

const change = (kind: string, namespace: string, body: object, groups?: readonly string[]): Question => ({
  method: 'PATCH',
  path: `${pathOf(STANDING[kind] ?? {}, namespace)}/standing${DRY_RUN}`,
  body,
  merge: true,
  groups,
});

/** Policies that look at pods, with a fault of pods for each, and what is said of it. */
const POD_FAULTS: readonly (readonly [policy: string, namespace: string, fault: PodFields, says: RegExp])[] = [
  ['images', 'commerce', { container: { image: FOREIGN } }, /got registry\.evil/],
  ['pinned-images', 'payments', { container: { image: 'ghcr.io/stefanprodan/other:1.0.0' } }, /Add @sha256/],
  ['resources', 'edge', { container: { resources: {} } }, /missing in main/],
  ['tokens', 'payments', { spec: { automountServiceAccountToken: true } }, /Set automountServiceAccountToken: false/],
  ['labels', 'commerce', { labels: { 'app.kubernetes.io/name': '' } }, /missing: app\.kubernetes\.io\/name/],
];

/** A fault that is brought into what stands there, kind after kind. */
const BAD_CHANGES: readonly AdmissionQuestion[] = POD_FAULTS.flatMap(([policy, namespace, fault, says]) =>
  ['ReplicationController', 'Deployment', 'CronJob', 'Rollout'].map((kind) => {
    const changed = { spec: { template: template(fault) } };
    const body = kind === 'CronJob' ? { spec: { jobTemplate: changed } } : changed;
    return { name: `a ${kind} that becomes bad`, policy, question: change(kind, namespace, body), says };
  }),
);

/** What stood there before the policy: it may go on, and be scaled down. */
const OLD: readonly AdmissionQuestion[] = [
  ...POD_FAULTS.map(([policy, namespace]) => ({
    name: 'a Deployment that was bad before, scaled',
    policy,
    question: {
      method: 'PATCH' as const,
      path: `${pathOf(STANDING.Deployment ?? {}, namespace)}/old${DRY_RUN}`,
      body: { spec: { replicas: 2 } },
    },
  })),
  {
    name: 'a label on a Secret that was there before',
    policy: 'secrets',
    question: {
      method: 'PATCH',
      path: `/api/v1/namespaces/vault/secrets/old${DRY_RUN}`,
      body: { metadata: { labels: { team: 'x' } } },
    },
  },
  {
    name: 'another value in a Secret that was there before',
    policy: 'secrets',
    question: {
      method: 'PATCH',
      path: `/api/v1/namespaces/vault/secrets/old${DRY_RUN}`,
      body: { stringData: { password: 'y' } },
    },
    says: /declare an ExternalSecret/,
  },
];

const { name, image, securityContext } = { ...PIECES.container, name: 'debugger' };
const ephemeral = (namespace: string, from: string): Question => ({
  method: 'PATCH',
  path: `/api/v1/namespaces/${namespace}/pods/entered/ephemeralcontainers${DRY_RUN}`,
  body: { spec: { ephemeralContainers: [{ name, image: from, securityContext }] } },
});

const DEBUGGERS: readonly AdmissionQuestion[] = [
  {
    name: 'a foreign image in an ephemeral container',
    policy: 'images',
    question: ephemeral('commerce', FOREIGN),
    says: /got registry\.evil/,
  },
  {
    name: 'an ephemeral container without a digest',
    policy: 'pinned-images',
    question: ephemeral('payments', 'ghcr.io/stefanprodan/other:1.0.0'),
    says: /Add @sha256/,
  },
];

const entered = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods/entered`;

const ENTRIES: readonly (readonly [string, (namespace: string) => Question])[] = [
  ['exec', (zone) => ({ method: 'POST', path: `${entered(zone)}/exec?command=ls&stdout=true` })],
  ['exec by WebSocket', (zone) => ({ method: 'GET', path: `${entered(zone)}/exec?command=ls&stdout=true` })],
  ['attach', (zone) => ({ method: 'POST', path: `${entered(zone)}/attach?stdout=true` })],
  ['port-forward', (zone) => ({ method: 'POST', path: `${entered(zone)}/portforward?ports=8080` })],
  ['a proxy to a pod', (zone) => ({ method: 'GET', path: `${entered(zone)}/proxy/` })],
  ['a proxy to a pod, further in', (zone) => ({ method: 'GET', path: `${entered(zone)}/proxy/metrics` })],
  [
    'a proxy to a Service',
    (zone) => ({ method: 'GET', path: `/api/v1/namespaces/${zone}/services/card-vault/proxy/` }),
  ],
  ['an ephemeral container', (zone) => ephemeral(zone, image)],
];

/** Even the administrator does not enter the vault; of every other zone the policy knows nothing. */
const ENTERING: readonly AdmissionQuestion[] = [
  ...ENTRIES.map(([entry, question]) => ({
    name: `${entry} in the vault`,
    policy: 'no-entry',
    question: question('vault'),
    says: /is refused: nobody enters the pods of vault\. Read its logs, metrics and events/,
  })),
  ...ENTRIES.map(([entry, question]) => ({
    name: `${entry} in another zone`,
    policy: 'no-entry',
    question: question('commerce'),
  })),
  {
    name: 'the logs of the vault',
    policy: 'no-entry',
    question: { method: 'GET', path: `${entered('vault')}/log` },
  },
];

const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { password: 'x' } };
const RECORD = { ...SECRET, metadata: { name: 'sh.helm.release.v1.shop.v1' }, type: 'helm.sh/release.v1' };

const OPERATORS = ['external-secrets', 'cloudnative-pg', 'rabbitmq-cluster-operator', 'cert-manager'] as const;

/** Secrets that are made, not by hand: by the operators that the environment has, and by no others. */
function madeSecrets(environment: Environment): AdmissionQuestion[] {
  return [
    ...OPERATORS.map((operator) => {
      const { namespace } = ADD_ONS[operator];
      const groups = ['system:masters', `system:serviceaccounts:${namespace}`];
      return {
        name: `a Secret of the operator in ${namespace}`,
        policy: 'secrets',
        question: create(SECRET, 'vault', groups),
        ...(isPresent(environment, operator) ? {} : { says: /declare an ExternalSecret/ }),
      };
    }),
    { name: "Helm's record of a release", policy: 'secrets', question: create(RECORD, 'payments') },
  ];
}

/** What those on call may not change of any kind of workload, though RBAC lets them. */
function byPeople(groups: readonly string[]): AdmissionQuestion[] {
  const says = /people may restart this workload.*Change it in the environment and release that/;
  const pods = { spec: { template: { spec: { serviceAccountName: 'default' } } } };
  const runs = { spec: { jobTemplate: { spec: { backoffLimit: 9 } } } };
  return [
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'CronJob'].map((kind) => ({
      name: `other pods of a ${kind}`,
      policy: 'people',
      question: change(kind, 'vault', kind === 'CronJob' ? runs : pods, groups),
      says,
    })),
    ...[...ALL_ZONES, ELSEWHERE].map((zone) => ({
      name: `other pods of a Deployment in ${zone}`,
      policy: 'people',
      question: change('Deployment', zone, pods, groups),
      ...(zone === ELSEWHERE ? {} : { says }),
    })),
    {
      name: 'another number of replicas',
      policy: 'people',
      question: change('Deployment', 'vault', { spec: { replicas: 2 } }, groups),
    },
    { name: 'other pods by a release', policy: 'people', question: change('Deployment', 'vault', pods) },
  ];
}

const REFUSED: readonly AdmissionQuestion[] = BAD_OBJECTS.map(({ name: bad, policy, namespace, object, says }) => ({
  name: bad,
  policy,
  question: create(object, namespace),
  says,
}));

/** The first bad object, or the first entry, of each policy, tried everywhere: it is refused where the policy holds. */
const EVERYWHERE: readonly AdmissionQuestion[] = Object.entries(PLACES).flatMap(([policy, zones]) => {
  const bad = BAD_OBJECTS.find((one) => one.policy === policy);
  const ask = (zone: string): Question | undefined =>
    policy === 'no-entry' ? ENTRIES[0]?.[1](zone) : bad && create(bad.object, zone);
  return [...ALL_ZONES, ELSEWHERE].flatMap((zone) => {
    const question = ask(zone);
    const says = zones.includes(zone) ? { says: bad?.says ?? /nobody enters/ } : {};
    return question === undefined ? [] : [{ name: `what is bad, in ${zone}`, policy, question, ...says }];
  });
});

/** What keeps every rule, and what only looks as if it did not. */
const ADMITTED: readonly AdmissionQuestion[] = POD_FAULTS.flatMap(([policy, zone]) => [
  ...Object.entries(MAKERS).map(([kind, make]) => ({
    name: `a good ${kind}`,
    policy,
    question: create(make(template()), zone),
  })),
  ...ODD_PODS.map(([odd, namespace, object]) => ({ name: odd, policy, question: create(object, namespace) })),
]);

/** Everything that is asked about the policies of an environment; about those alone that it has. */
export function admissionQuestions(environment: Environment): AdmissionQuestion[] {
  const { people, secretStore, edge, mesh } = environment;
  const groups = people?.onCall === undefined ? [] : [people.onCall, 'system:masters'];
  return [
    ...EVERYWHERE,
    ...[...REFUSED, ...BAD_CHANGES, ...DEBUGGERS, ...ENTERING, ...OLD, ...madeSecrets(environment), ...ADMITTED],
    ...(groups.length === 0 ? [] : byPeople(groups)),
  ]
    .filter(({ policy }) => policy !== 'secrets' || secretStore !== undefined)
    .filter(({ name: what }) => what !== SOLVER || edge.form !== 'node-port')
    .filter(({ name: what }) => what !== MESHED_POD || mesh !== undefined);
}

/** What is wrong with an answer; nothing where the policy of that name answered as it has to. */
export function faultOf(asked: AdmissionQuestion, answer: Answer, policy: string): string | undefined {
  const { name: what, says, question } = asked;
  const refused = answer.status >= 400 && answer.message.includes(`ValidatingAdmissionPolicy '${policy}'`);
  // What is tried for good, entering a pod that does not run, fails later, for other reasons.
  const fails = answer.status >= 400 && (refused || question.path.endsWith(DRY_RUN));
  if (says === undefined) return fails ? `${what} is refused: ${answer.message}` : undefined;
  if (!refused) return `${what} is not refused: ${answer.status} ${answer.message}`;
  return says.test(answer.message) ? undefined : `${what} is refused with other words: ${answer.message}`;
}
