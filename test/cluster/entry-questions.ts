import { DRY_RUN } from './admitting';
import type { Question } from './api-server';
import { PIECES } from './good-objects';
import { change, create, type AdmissionQuestion } from './questions';
import { ELSEWHERE } from './standing-objects';
import { isPresent } from '../../stacks/add-ons/presence';
import { ADD_ONS } from '../../stacks/add-ons/table';
import type { Environment } from '../../stacks/environments/environment';
import { ALL_ZONES } from '../../stacks/zone-names';

const { name, image, securityContext } = { ...PIECES.container, name: 'debugger' };
/** A container that is added to a pod. */
export const ephemeral = (namespace: string, from: string): Question => ({
  method: 'PATCH',
  path: `/api/v1/namespaces/${namespace}/pods/entered/ephemeralcontainers${DRY_RUN}`,
  body: { spec: { ephemeralContainers: [{ name, image: from, securityContext }] } },
});

const entered = (namespace: string): string => `/api/v1/namespaces/${namespace}/pods/entered`;

/** Runs a command in a pod. */
export const exec = (zone: string): Question => ({
  method: 'POST',
  path: `${entered(zone)}/exec?command=ls&stdout=true`,
});

const ENTRIES: readonly (readonly [string, (namespace: string) => Question])[] = [
  ['exec', exec],
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
export const ENTERING: readonly AdmissionQuestion[] = [
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

/** A Secret made by hand. */
export const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { password: 'x' } };
const RECORD = { ...SECRET, metadata: { name: 'sh.helm.release.v1.shop.v1' }, type: 'helm.sh/release.v1' };

const OPERATORS = ['external-secrets', 'cloudnative-pg', 'rabbitmq-cluster-operator', 'cert-manager'] as const;

/** Secrets that are made, not by hand: by the operators that the environment has, and by no others. */
export function madeSecrets(environment: Environment): AdmissionQuestion[] {
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
export function byPeople({ people }: Environment): AdmissionQuestion[] {
  if (people?.onCall === undefined) return [];
  const groups = [people.onCall, 'system:masters'];
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
