import { finishedPlatform } from './finished';
import { ANNOTATION, LABEL } from '../constructs/core/labels';
import { podsOf, type FinishedObject } from '../constructs/policy/pass/objects';
import { ENVIRONMENTS } from '../stacks/environments';
import type { Environment } from '../stacks/environments/environment';
import { registriesOf, unpinnedOf } from '../stacks/registries';
import { GUARDED_ZONES } from '../stacks/zone-names';

/** What the page reads of a policy. */
interface Policy extends FinishedObject {
  readonly metadata: FinishedObject['metadata'] & { readonly annotations: { readonly [key: string]: string } };
}

/** What the page reads of its binding. */
interface Binding extends FinishedObject {
  readonly spec: {
    readonly matchResources: {
      readonly namespaceSelector: {
        readonly matchExpressions: readonly [{ readonly operator: string; readonly values: readonly string[] }];
      };
    };
  };
}

/** An environment with what it becomes. */
interface Rendered {
  readonly environment: Environment;
  readonly objects: readonly FinishedObject[];
}

/** The page on what the API server refuses: the policies, where images come from, and which have no digest. */
export function admissionPage(): string {
  const rendered = ENVIRONMENTS.map((environment) => ({ environment, objects: finishedPlatform(environment).objects }));
  return [
    '# What is admitted',
    '',
    'Made by `npm run docs` from the policies of all environments. They are ValidatingAdmissionPolicies, built into Kubernetes',
    '1.30 and newer, and fail closed. `test/cluster/admission.test.ts` tries bad objects of every kind on a real',
    'API server, and `admission-platform.test.ts` that all of the platform is admitted.',
    '',
    '| policy | where | what holds | environments |',
    '| --- | --- | --- | --- |',
    ...policyRows(rendered),
    '',
    ...NOTES,
    '',
    '## Registries',
    '',
    "Those of the environment's images, of what its add-ons put into pods, and `admission.registries`.",
    '',
    '| environment | images may come from |',
    '| --- | --- |',
    ...ENVIRONMENTS.map((environment) => `| ${environment.name} | ${code(registriesOf(environment)).join(', ')} |`),
    '',
    '## Images without a digest where cards are handled',
    '',
    `In ${GUARDED_ZONES.join(' and ')} an image is named by its digest, but for these repositories. As soon as`,
    '`stacks/environments/images.ts` has a digest, the repository leaves the list, and a tag alone is refused.',
    '',
    '| repository | why | runs as | environments |',
    '| --- | --- | --- | --- |',
    ...unpinnedRows(rendered),
    '',
  ].join('\n');
}

function policyRows(rendered: readonly Rendered[]): string[] {
  const all = rendered.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy'));
  const names = [...new Set(all.map(({ metadata }) => metadata.name))];
  return names.map((name) => {
    const policy = all.find(({ metadata }) => metadata.name === name) as Policy;
    const here = rendered.filter(({ objects }) => objects.includes(policy) || boundIn(objects, name) !== undefined);
    const zones = new Set(here.flatMap(({ objects }) => boundIn(objects, name) ?? []));
    const environments = here.map(({ environment }) => environment.name);
    const cells = [`\`${name}\``, [...zones].join(', '), policy.metadata.annotations[DESCRIPTION] ?? ''];
    return `| ${[...cells, environments.join(', ')].join(' | ')} |`;
  });
}

const DESCRIPTION = 'kubernetes.io/description';

/** The zones in which a policy holds. */
function boundIn(objects: readonly FinishedObject[], name: string): readonly string[] | undefined {
  const binding = objects.find(
    ({ kind, metadata }) => kind === 'ValidatingAdmissionPolicyBinding' && metadata.name === name,
  ) as Binding | undefined;
  const [selected] = binding?.spec.matchResources.namespaceSelector.matchExpressions ?? [];
  return selected?.operator === 'NotIn' ? [`all but ${selected.values.join(' and ')}`] : selected?.values;
}

function unpinnedRows(rendered: readonly Rendered[]): string[] {
  const repositories = [...new Set(ENVIRONMENTS.flatMap((environment) => Object.keys(unpinnedOf(environment))))].sort();
  return repositories.map((repository) => {
    const here = rendered.filter(({ environment }) => repository in unpinnedOf(environment));
    const why = new Set(here.map(({ environment }) => unpinnedOf(environment)[repository] ?? ''));
    const users = new Set(here.flatMap(({ objects }) => objects.flatMap((object) => usersOf(object, repository))));
    const environments = here.map(({ environment }) => environment.name);
    const cells = [`\`${repository}\``, [...why].join('; '), [...users].sort().join(', ') || 'what operators add'];
    return `| ${[...cells, environments.join(', ')].join(' | ')} |`;
  });
}

/** Where an image of a repository runs without a digest, if this object does so in a guarded zone. */
function usersOf(object: FinishedObject, repository: string): string[] {
  const { namespace = '', labels = {} } = object.metadata;
  // Jobs have a hash in their names.
  const name = labels[LABEL.name] ?? object.metadata.name;
  const pods = podsOf(object);
  const containers = pods === undefined ? [] : [...pods.containers, ...pods.initContainers];
  const images = [
    ...containers.map((container) => (container as { readonly image?: string }).image),
    object.spec?.imageName,
    object.spec?.image,
  ];
  const guarded = GUARDED_ZONES.some((zone) => zone === namespace);
  return guarded && images.some((image) => isOf(image, repository)) ? [`${namespace}/${name}`] : [];
}

function isOf(image: unknown, repository: string): boolean {
  return typeof image === 'string' && image.startsWith(`${repository}:`) && !image.includes('@sha256:');
}

function code(texts: readonly string[]): string[] {
  return texts.map((text) => `\`${text}\``);
}

const NOTES = [
  'Each refusal says what is wrong and what to do. Pods are looked at, and so are all kinds that pods are made of (Deployment,',
  "StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob, Argo's Rollout): a person is told when applying,",
  'not by a pod that never comes. What was there before a policy may still be scaled down, finished and deleted.',
  '',
  'The policies are bound to the zones by `kubernetes.io/metadata.name`, a label that Kubernetes itself puts on namespaces and',
  'nobody can change. `kube-system` and every other namespace are left alone, but for `no-guests`. A second installation in the same cluster has',
  'other zones and, by the id of its `Admission` and `PeopleAccess`, other names.',
  '',
  '## Reasons instead of rules',
  '',
  '| what is loosened | by | what admission reads |',
  '| --- | --- | --- |',
  `| a tag that floats | \`Image.floating(reference, reason)\` | annotation \`${ANNOTATION.floatingImage}\` of the pods |`,
  `| a token of the Kubernetes API | \`ApiAccess.of({ reason, … })\` | annotation \`${ANNOTATION.apiAccess}\` of the pods |`,
  '| an image without a digest in a guarded zone | `admission.unpinned` of the environment, with a reason | the list in the policy |',
  '',
  'Tokens for other services than the Kubernetes API (AWS STS and Pod Identity, Microsoft Entra) need no reason, nor does the',
  'one that Istio adds for its sidecar, as long as no other container mounts it. In a',
  'Helm chart `admission.images.registries` and `admission.images.unpinned` are values: with a registry of your own, set both.',
  '',
  "## Zones' own nodes",
  '',
  '`own-nodes` holds pods of a zone to its own nodes, `no-guests` keeps all others away, whichever namespace they are in: a',
  'toleration of the taint, of any value of its key or of everything, and `nodeName`, which passes the scheduler by. Left alone',
  "is `kube-system`, which is the cluster's own; DaemonSets may come from the namespaces that the policy names, and from those",
  'in `admission.everyNode`. Which zones, and why, is in [clusters.md](clusters.md#nodes-for-card-data).',
  '',
  '## Secrets where cards are handled',
  '',
  'They are made by operators: External Secrets, CloudNativePG, the RabbitMQ operator, cert-manager, known by the namespace of',
  "their accounts, and those in `admission.secretMakers`. Helm's record of a release is one too. Where an environment has no",
  '`secretStore`, as development, the chart makes the Secrets in the name of whoever installs it, or somebody does by',
  '`npm run secrets`: there is no such policy there.',
  '',
  '## Operators, meshes, clouds',
  '',
  'Pods that operators make are held to the same rules. CloudNativePG passes the reason for its token on to its pods',
  "(`inheritedMetadata`), RabbitMQ's pods get none (`override`); their labels, and those of cert-manager's solvers, are known.",
  'What a mesh or a cloud adds to a pod is looked at with the pod: its images need a registry that is named.',
  '',
  '## Order',
  '',
  'The policies are in `12-admission`, after the zones and before everything that they look at; they begin to work a moment',
  'after they are applied, and none of them can hold up a first installation, as all that is installed is admitted. Helm knows',
  'nothing of their kind and makes them last in a first installation, and keeps them through every upgrade. An uninstall',
  'takes them away; the zones stay.',
];
