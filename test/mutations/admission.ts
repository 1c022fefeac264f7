import { left, mutantsOf, type Mutant } from './mutant';
import type { Verdict } from './verdict';
import { admissionQuestions, faultOf } from '../cluster/admission-questions';
import type { ApiServer } from '../cluster/api-server';
import type { AdmissionQuestion } from '../cluster/questions';
import type { Platform } from '../stacks/check';
import type { Manifest } from '../stacks/manifests';
import { until } from '../node/wait';

const POLICY = 'ValidatingAdmissionPolicy';
const BINDING = 'ValidatingAdmissionPolicyBinding';
const GROUP = '/apis/admissionregistration.k8s.io/v1';
const MARK = { 'mutation-run': 'true' };

/** Kinds that are judged on the API server. */
export const ADMISSION_KINDS: readonly string[] = [POLICY, BINDING];

/** A policy with its binding, of which something may be missing, in force for one user alone. */
interface Trial {
  /** The policy's name in the platform. */
  readonly name: string;
  /** For whom alone it is in force: its name here. */
  readonly user: string;
  readonly mutants: Mutant[];
  readonly policy: Manifest | undefined;
  readonly binding: Manifest | undefined;
  readonly questions: readonly AdmissionQuestion[];
  refused?: string;
}

/**
 * Judges the admission policies on a real API server, all mutants of one side by side: each stands there under a name of
 * its own, and holds for one made-up user alone, who then asks what the admission tests ask about that policy. What is
 * whole is tried in the same way: were it found wanting, no verdict would be worth anything.
 *
 * No other policy may be there, and the objects that the questions are about must be.
 */
export async function judgeAdmission(server: ApiServer, platforms: readonly Platform[]): Promise<Verdict[]> {
  const trials = distinct(platforms.flatMap(trialsOf));
  const names = new Set(trials.map(({ name }) => name));
  const verdicts: Verdict[] = [];
  // Whatever stands there looks at every question: policy after policy, they are few enough.
  for (const name of names) {
    const own = trials.filter((trial) => trial.name === name);
    verdicts.push(...(await judgeOne(server, name, own)));
    console.log(`${name}: ${own.length} judged on the API server`);
  }
  return verdicts;
}

/** Judges the mutants of one policy. */
async function judgeOne(server: ApiServer, name: string, trials: readonly Trial[]): Promise<Verdict[]> {
  await clear(server);
  try {
    // A policy is at work once its binding has arrived too, and the last of both is asked for.
    for (const trial of trials) await install(server, trial, 'validatingadmissionpolicies', policyOf(trial));
    for (const trial of trials) await install(server, trial, 'validatingadmissionpolicybindings', bindingOf(trial));
    await allAtWork(server, name);
    const verdicts: Verdict[] = [];
    for (const trial of trials) {
      const fault = trial.refused ?? (await firstFault(server, trial));
      if (trial.mutants.length === 0 && fault !== undefined) throw new Error(`nothing was taken away, yet ${fault}`);
      verdicts.push(...trial.mutants.map((mutant) => ({ mutant, caughtBy: fault })));
    }
    return verdicts;
  } finally {
    await clear(server);
  }
}

/** Each policy whole, and with each thing taken away of it or of its binding. */
function trialsOf({ environment, objects }: Platform): Trial[] {
  const questions = admissionQuestions(environment);
  return objects
    .filter(({ kind }) => kind === POLICY)
    .flatMap((policy) => {
      const { name } = policy.metadata;
      const binding = objects.find(({ kind, metadata }) => kind === BINDING && metadata.name === name);
      const own = questions.filter((question) => new RegExp(`^commerce-${question.policy}$`).test(name));
      const trial = (mutants: Mutant[], less: Partial<Trial>): Trial => {
        return { name, user: '', mutants, policy, binding, questions: own, ...less };
      };
      return [
        trial([], {}),
        ...mutantsOf([policy]).map((mutant) => trial([mutant], { policy: left(mutant) })),
        ...mutantsOf(binding === undefined ? [] : [binding]).map((mutant) =>
          trial([mutant], { binding: left(mutant) }),
        ),
      ];
    });
}

/** Environments share most of their policies: what is the same is tried once, by the questions of all that share it. */
function distinct(trials: readonly Trial[]): Trial[] {
  const kept = new Map<string, Trial>();
  for (const trial of trials) {
    const { policy, binding, mutants } = trial;
    const key = JSON.stringify([mutants.length, trial.name, policy?.spec, binding?.spec]);
    const same = kept.get(key);
    kept.set(key, {
      ...trial,
      user: same?.user ?? `mutant-${kept.size}`,
      mutants: [...(same?.mutants ?? []), ...mutants],
      questions: united(same?.questions ?? [], trial.questions),
    });
  }
  return [...kept.values()];
}

function united(some: readonly AdmissionQuestion[], more: readonly AdmissionQuestion[]): AdmissionQuestion[] {
  const known = new Set(some.map(({ question }) => JSON.stringify(question)));
  return [...some, ...more.filter(({ question }) => !known.has(JSON.stringify(question)))];
}

function policyOf({ user, policy }: Trial): object | undefined {
  if (policy === undefined) return undefined;
  const spec = policy.spec as { readonly matchConditions?: readonly object[] };
  const forUser = { name: 'mutation-run', expression: `request.userInfo.username == '${user}'` };
  const matchConditions = [...(spec.matchConditions ?? []), forUser];
  return { ...policy, metadata: { name: user, labels: MARK }, spec: { ...spec, matchConditions } };
}

function bindingOf({ user, binding }: Trial): object | undefined {
  return (
    binding && {
      ...binding,
      metadata: { name: user, labels: MARK },
      spec: { ...(binding.spec as object), policyName: user },
    }
  );
}

/** What the API server does not take at all is missed by every test on it. */
async function install(server: ApiServer, trial: Trial, plural: string, body: object | undefined): Promise<void> {
  if (body === undefined) return;
  const { status, message } = await server.ask({ method: 'POST', path: `${GROUP}/${plural}`, body });
  if (status >= 400) trial.refused = `the API server: ${message}`;
}

/** A policy of no use but to be seen at work. Each time its name is another one: of the last time's some may be left. */
function lastOf(name: string): Trial {
  const made = (kind: string, spec: object): Manifest => {
    return { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name }, spec };
  };
  const resourceRules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }];
  return {
    name,
    user: `mutant-last-${name}`,
    mutants: [],
    questions: [],
    policy: made(POLICY, {
      matchConstraints: { resourceRules },
      validations: [{ expression: 'false', message: 'at work' }],
    }),
    binding: made(BINDING, { validationActions: ['Deny'] }),
  };
}

/** Policies arrive in the order in which they were made, and so do bindings: once the last works, all do. */
async function allAtWork(server: ApiServer, name: string): Promise<void> {
  const last = lastOf(name);
  await install(server, last, 'validatingadmissionpolicies', policyOf(last));
  await install(server, last, 'validatingadmissionpolicybindings', bindingOf(last));
  const path = '/api/v1/namespaces/default/configmaps?dryRun=All';
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
  await until('every mutant at work', 300_000, async () => {
    const { message } = await server.ask({ method: 'POST', path, body, user: last.user, groups: ['system:masters'] });
    return message.includes('at work') ? true : undefined;
  });
}

async function firstFault(server: ApiServer, { user, questions }: Trial): Promise<string | undefined> {
  for (let begin = 0; begin < questions.length; begin += 8) {
    const faults = await Promise.all(
      questions.slice(begin, begin + 8).map(async (asked) => {
        const groups = asked.question.groups ?? ['system:masters'];
        return faultOf(asked, await server.ask({ ...asked.question, user, groups }), user);
      }),
    );
    const fault = faults.find((one) => one !== undefined);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function clear(server: ApiServer): Promise<void> {
  for (const plural of ['validatingadmissionpolicybindings', 'validatingadmissionpolicies']) {
    await server.ask({ method: 'DELETE', path: `${GROUP}/${plural}?labelSelector=mutation-run%3Dtrue` });
  }
}
