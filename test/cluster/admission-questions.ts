import { DRY_RUN } from './admitting';
import type { Answer, Question } from './api-server';
import { BAD_OBJECTS } from './bad-objects';
import { byPeople, ENTERING, ephemeral, exec, madeSecrets, SECRET } from './entry-questions';
import { MAKERS, pathOf, PIECES, placedIn, podSpec, template, type PodFields } from './good-objects';
import { MESHED_POD, ODD_PODS, SOLVER } from './odd-pods';
import { change, create, type AdmissionQuestion } from './questions';
import { ELSEWHERE } from './standing-objects';
import type { Environment } from '../../stacks/environments/environment';
import { ALL_ZONES, GUARDED_ZONES, ZONES } from '../../stacks/zone-names';

/** Where each policy holds: there alone. */
const PLACES: { readonly [policy: string]: readonly string[] } = {
  images: ALL_ZONES,
  'pinned-images': GUARDED_ZONES,
  resources: ALL_ZONES,
  tokens: ALL_ZONES,
  labels: ALL_ZONES,
  'no-entry': [ZONES.vault],
  secrets: GUARDED_ZONES,
  'own-nodes-payments': [ZONES.payments],
  'own-nodes-vault': [ZONES.vault],
  'no-guests-payments': [...ALL_ZONES, ELSEWHERE].filter((zone) => zone !== ZONES.payments),
  'no-guests-vault': [...ALL_ZONES, ELSEWHERE].filter((zone) => zone !== ZONES.vault),
};

/** Where what is bad is tried: in every zone, and in two namespaces that are none. */
const TRIED = [...ALL_ZONES, ELSEWHERE, 'kube-system'];

/** By digest: what is wrong about it is wrong in guarded zones too, and nothing else is. */
const FOREIGN = `registry.evil.example/shop/web:1.2.3@sha256:${PIECES.digest}`;

/** Policies that look at pods, with a fault of pods for each, and what is said of it. */
const POD_FAULTS: readonly (readonly [policy: string, namespace: string, fault: PodFields, says: RegExp])[] = [
  ['images', 'commerce', { container: { image: FOREIGN } }, /got registry\.evil/],
  ['pinned-images', 'payments', { container: { image: 'ghcr.io/stefanprodan/other:1.0.0' } }, /Add @sha256/],
  ['resources', 'edge', { container: { resources: {} } }, /missing in main/],
  ['tokens', 'payments', { spec: { automountServiceAccountToken: true } }, /Set automountServiceAccountToken: false/],
  ['labels', 'commerce', { labels: { 'app.kubernetes.io/name': '' } }, /missing: app\.kubernetes\.io\/name/],
  ['own-nodes-payments', 'payments', { spec: { tolerations: [] } }, /must run on its own nodes/],
  ['own-nodes-vault', 'vault', { spec: { tolerations: [] } }, /must run on its own nodes/],
  ['no-guests-payments', 'commerce', { spec: { tolerations: tolerationsIn('payments') } }, /remove the toleration/],
  ['no-guests-vault', 'commerce', { spec: { tolerations: tolerationsIn('vault') } }, /remove the toleration/],
];

/** A fault that is brought into what stands there, kind after kind. */
const BAD_CHANGES: readonly AdmissionQuestion[] = POD_FAULTS.flatMap(([policy, namespace, fault, says]) =>
  ['ReplicationController', 'Deployment', 'CronJob', 'Rollout'].map((kind) => {
    const changed = { spec: { template: template(fault, namespace) } };
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
      path: `${pathOf(MAKERS.Deployment({ metadata: { labels: {} } }), namespace)}/old${DRY_RUN}`,
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

const REFUSED: readonly AdmissionQuestion[] = BAD_OBJECTS.map(({ name: bad, policy, namespace, object, says }) => ({
  name: bad,
  policy,
  question: create(object, namespace),
  says,
}));

function tolerationsIn(zone: string): readonly object[] {
  return (placedIn(zone) as { readonly tolerations?: readonly object[] }).tolerations ?? [];
}

/** What is bad in one zone, as it would be in another: its pods still go to the nodes of that one. */
function inZone({ spec, ...fault }: PodFields, zone: string): PodFields {
  const { tolerations = [] } = (spec ?? {}) as { readonly tolerations?: readonly object[] };
  return tolerations.length === 0
    ? { ...fault, spec }
    : { ...fault, spec: { ...spec, tolerations: [...tolerationsIn(zone), ...tolerations] } };
}

/** What is bad, tried everywhere: it is refused where the policy holds, and there alone. */
const EVERYWHERE: readonly AdmissionQuestion[] = TRIED.flatMap((zone) => [
  ...POD_FAULTS.map(([policy, , fault, says]) =>
    placed(policy, zone, create(MAKERS.Pod(template(inZone(fault, zone), zone)), zone), says),
  ),
  placed('secrets', zone, create(SECRET, zone), /declare an ExternalSecret/),
  placed('no-entry', zone, exec(zone), /nobody enters/),
]);

function placed(policy: string, zone: string, question: Question, says: RegExp): AdmissionQuestion {
  const holds = PLACES[policy]?.includes(zone) === true;
  return { name: `what is bad, in ${zone}`, policy, question, ...(holds ? { says } : { othersMay: true }) };
}

/** Kinds of pods' makers, each where it does not belong; of the other faults the bad objects have each kind. */
const MISPLACED: readonly AdmissionQuestion[] = POD_FAULTS.filter(([policy]) =>
  /own-nodes|no-guests/.test(policy),
).flatMap(([policy, zone, fault, says]) =>
  Object.entries(MAKERS).map(([kind, make]) => ({
    name: `a ${kind} in the wrong place`,
    policy,
    question: create(make(template(fault, zone)), zone),
    says,
  })),
);

/** What is asked in the zone of each policy: a pod that names its node, and an object without pods of its own. */
const ODD: readonly AdmissionQuestion[] = [
  {
    name: 'a pod of payments that names its node',
    policy: '(own-nodes-payments|no-guests-vault)',
    question: create(MAKERS.Pod(template({ spec: { nodeName: 'node-1' } }, 'payments')), 'payments'),
    says: /must not name their node/,
  },
  ...POD_FAULTS.map(([policy, zone]) => ({
    name: 'a Rollout whose pods are those of a Deployment',
    policy,
    question: create(
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'good' }, spec: podSpec.rollout },
      zone,
    ),
  })),
];

/** A change of a pod that runs: neither its node nor its tolerations are its own to change. */
const RUNNING: readonly AdmissionQuestion[] = POD_FAULTS.map(([policy, zone]) => ({
  name: 'a label on a pod that runs',
  policy,
  question: {
    method: 'PATCH',
    path: `/api/v1/namespaces/${zone}/pods/entered${DRY_RUN}`,
    body: { metadata: { labels: { team: 'x' } } },
  },
}));

/** What keeps every rule, and what only looks as if it did not. */
const ADMITTED: readonly AdmissionQuestion[] = POD_FAULTS.flatMap(([policy, zone]) => [
  ...Object.entries(MAKERS).map(([kind, make]) => ({
    name: `a good ${kind}`,
    policy,
    question: create(make(template({}, zone)), zone),
  })),
  ...ODD_PODS.map(([odd, namespace, object]) => ({ name: odd, policy, question: create(object, namespace) })),
]);

/** Everything that is asked about the policies of an environment; about those alone that it has. */
export function admissionQuestions(environment: Environment): AdmissionQuestion[] {
  const { secretStore, edge, mesh, ownNodes } = environment;
  return [
    ...[...EVERYWHERE, ...REFUSED, ...BAD_CHANGES, ...DEBUGGERS, ...ENTERING, ...OLD, ...ADMITTED, ...RUNNING],
    ...[...MISPLACED, ...ODD],
    ...madeSecrets(environment),
    ...byPeople(environment),
  ]
    .filter(({ policy }) => policy !== 'secrets' || secretStore !== undefined)
    .filter(({ policy }) => !/own-nodes|no-guests/.test(policy) || ownNodes !== undefined)
    .filter(({ name }) => name !== SOLVER || edge.form !== 'node-port')
    .filter(({ name }) => name !== MESHED_POD || mesh !== undefined);
}

/** What is wrong with an answer; nothing where the policy, by its name or a pattern of it, answered as it has to. */
export function faultOf(asked: AdmissionQuestion, { status, message }: Answer, policy: string): string | undefined {
  const { name: what, says, question, othersMay = false } = asked;
  const refused = status >= 400 && new RegExp(`ValidatingAdmissionPolicy '${policy}'`).test(message);
  // What is tried for good, entering a pod that does not run, fails later, for other reasons.
  const fails = refused || (status >= 400 && question.path.endsWith(DRY_RUN) && !othersMay);
  if (says === undefined) return fails ? `${what} is refused: ${message}` : undefined;
  if (!refused) return `${what} is not refused: ${status} ${message}`;
  return says.test(message) ? undefined : `${what} is refused with other words: ${message}`;
}
