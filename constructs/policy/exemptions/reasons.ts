import type { LintedContainer, Probe, Subject } from './subject';
import { ANNOTATION, LABEL } from '../../core/labels';
import { operatedLabels } from '../pass/operated';
import { selects, type Selector } from '../reach/selector';

/** Says why where some container is so. */
function whereSome(holds: (container: LintedContainer) => boolean, reason: string) {
  return ({ containers }: Subject) => (containers.some(holds) ? reason : undefined);
}

const PULL_POLICY = 'versions do not move, and a restart must not wait for the registry';

export const pullPolicy = whereSome(({ imagePullPolicy }) => imagePullPolicy === 'IfNotPresent', PULL_POLICY);

/** One linter knows that a digest never moves. */
export const pullPolicyOfTag = whereSome(
  (container) => container.imagePullPolicy === 'IfNotPresent' && byTag(container),
  PULL_POLICY,
);

function byTag({ image }: LintedContainer): boolean {
  return image?.includes('@') === false;
}

export const digest = whereSome(
  byTag,
  'no digest of this version is known; the tag names a version, for floating tags are refused',
);

export const secretVariables = whereSome(
  ({ env = [] }) => env.some(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined),
  'the program reads its settings from variables alone; a new version of the Secret rolls the pods',
);

export const oneQuestion = whereSome(
  ({ readinessProbe: ready, livenessProbe: live }) =>
    ready !== undefined &&
    live !== undefined &&
    asked(ready) !== NOTHING_COMPARED &&
    asked(ready) === asked(live) &&
    (ready.failureThreshold ?? 3) < (live.failureThreshold ?? 3),
  'the program answers one question; it is out of service long before it is restarted',
);

const NOTHING_COMPARED = '[null,null,null,null]';

/** What kube-score compares of a probe; of one by gRPC nothing. */
function asked({ httpGet, tcpSocket, exec }: Probe): string {
  return JSON.stringify([httpGet?.path, httpGet?.port, tcpSocket?.port, exec?.command]);
}

export const noLiveness = whereSome(
  ({ readinessProbe, livenessProbe }) => readinessProbe !== undefined && livenessProbe === undefined,
  'no question asks this program of itself alone: a restart for a fault of its neighbours makes it worse',
);

/** Below 10000, with the reason that its application gives. */
export function lowUser({ loosened }: Subject): string | undefined {
  return loosened[ANNOTATION.user];
}

/** Root, with the reason that the agent gives. */
export function root({ loosened }: Subject): string | undefined {
  return loosened[ANNOTATION.root];
}

export function nodeFolders(subject: Subject): string | undefined {
  return folders(subject).length > 0 ? 'an agent of the node reads its folders, read-only' : undefined;
}

export function kernelFolders(subject: Subject): string | undefined {
  return folders(subject).includes('/proc')
    ? 'an agent of the node reads what its kernel counts, read-only'
    : undefined;
}

function folders({ pod }: Subject): readonly string[] {
  return (pod?.volumes ?? []).flatMap(({ hostPath }) => hostPath?.path ?? []);
}

const SPREAD = 'topology spread constraints keep its replicas on different nodes and in different zones';

export function spreadDeployment(subject: Subject): string | undefined {
  return subject.kind === 'Deployment' && spread(subject) ? SPREAD : undefined;
}

export function spreadStatefulSet(subject: Subject): string | undefined {
  return subject.kind === 'StatefulSet' && spread(subject) ? SPREAD : undefined;
}

/** One linter asks only those that state their number. */
export function spreadCounted(subject: Subject): string | undefined {
  return Number(subject.object.spec?.replicas) > 1 && spread(subject) ? SPREAD : undefined;
}

function spread({ pod }: Subject): boolean {
  return (pod?.topologySpreadConstraints ?? []).some(({ topologyKey }) => topologyKey === 'kubernetes.io/hostname');
}

export function onePod({ kind, object }: Subject): string | undefined {
  if (kind === 'DaemonSet') {
    return 'one pod on every node: there is nothing to spread';
  }
  return kind === 'StatefulSet' && object.spec?.replicas === 1
    ? 'one pod, for it is a store that cannot have two: there is nothing to spread'
    : undefined;
}

export function autoscaled(subject: Subject): string | undefined {
  if (subject.kind !== 'Deployment') {
    return undefined;
  }
  const found = subject.beside('HorizontalPodAutoscaler').find(({ spec }) => {
    const target = spec?.scaleTargetRef as { readonly kind?: string; readonly name?: string } | undefined;
    return target?.kind === subject.kind && target.name === subject.object.metadata.name;
  });
  return Number(found?.spec?.minReplicas) > 1
    ? 'its autoscaler keeps at least two; a number here would reset it at each apply'
    : undefined;
}

export function zoneDenies(subject: Subject): string | undefined {
  if (subject.pod === undefined) {
    return undefined;
  }
  const denied = subject.beside('NetworkPolicy').some(({ spec }) => {
    const selector = spec?.podSelector as Selector | undefined;
    return Object.keys(selector ?? { none: true }).length === 0 && String(spec?.policyTypes) === 'Ingress,Egress';
  });
  return denied ? 'its zone denies everything both ways, and each connection is a policy of its own' : undefined;
}

export function operatedPods(subject: Subject): string | undefined {
  const selector = (subject.object.spec?.podSelector ?? {}) as Selector;
  if (subject.kind !== 'NetworkPolicy' || Object.keys(selector).length === 0) {
    return undefined;
  }
  const operated = subject.neighbours().some((object) => {
    const labels = operatedLabels(object);
    return labels !== undefined && selects(selector, labels);
  });
  return operated ? 'an operator makes the pods that it selects' : undefined;
}

export function leadsNowhere({ kind, object }: Subject): string | undefined {
  return kind === 'Service' && object.spec?.selector === undefined
    ? 'an Ingress has no other way to lead blocked paths nowhere'
    : undefined;
}

export function keptJob({ kind, object }: Subject): string | undefined {
  return kind === 'Job' && object.spec?.ttlSecondsAfterFinished === undefined
    ? 'a Job that was removed would run again at the next apply'
    : undefined;
}

export function hashedName({ kind, object }: Subject): string | undefined {
  const instance = object.metadata.labels?.[LABEL.instance];
  return kind === 'Job' && instance !== undefined && object.metadata.name.startsWith(`${instance}-`)
    ? 'a Job cannot be changed, so its name carries a hash of its content'
    : undefined;
}

/** The colour stands in both names, that of a Deployment and that of the instance without it. */
export function coloredName({ kind, object }: Subject): string | undefined {
  const { [LABEL.instance]: instance, [LABEL.color]: color } = object.metadata.labels ?? {};
  return kind === 'Deployment' && color !== undefined && object.metadata.name === `${instance}-${color}`
    ? 'both colours are one instance; the name says which of the two it is'
    : undefined;
}

const PREVIEW = 'of two colours the one that serves nobody has no budget and one size; a value says which that is';

/** Both colours alike: which of them is the preview is a value of the chart. */
export function previewed(subject: Subject): string | undefined {
  return subject.kind === 'Deployment' && isColored(subject) ? PREVIEW : undefined;
}

export function previewSize(subject: Subject): string | undefined {
  return subject.kind === 'HorizontalPodAutoscaler' && isColored(subject) ? PREVIEW : undefined;
}

function isColored({ object }: Subject): boolean {
  return object.metadata.labels?.[LABEL.color] !== undefined;
}

/** Commands in pods, with the reason that the environment gives. */
export function enteredPods({ kind, object }: Subject): string | undefined {
  return kind === 'ClusterRole' ? object.metadata.annotations?.[ANNOTATION.exec] : undefined;
}
