import { EVERYTHING } from './bad-places';
import { MAKERS, PIECES, placedIn, template } from './good-objects';
import { kubectl } from './kubectl';
import { asList } from './release';

const FOREIGN = 'registry.evil.example/shop/web:1.2.3';

/** Pods are selected by a label of their own, so that each of the labels that policies ask for can be changed. */
const own = { app: 'standing' };
type Fields = Readonly<Record<string, unknown>>;

function called(name: string, object: object): object {
  const { metadata, spec, ...rest } = object as { readonly metadata: object; readonly spec: Fields };
  const { selector } = spec as { readonly selector?: { readonly matchLabels?: object } };
  const selected =
    selector === undefined ? {} : { selector: selector.matchLabels === undefined ? own : { matchLabels: own } };
  return { ...rest, metadata: { ...metadata, name }, spec: { ...spec, ...selected } };
}

/** Kinds whose pods can be changed. */
const KINDS = ['ReplicationController', 'Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout'] as const;

/** What stands in a zone and keeps every rule: an object of each kind whose pods can be changed. No node takes its pods. */
export function standingIn(zone: string): { readonly [kind: string]: object } {
  const placed = placedIn(zone) as { readonly nodeSelector?: object };
  const spec = { nodeSelector: { ...placed.nodeSelector, none: 'such' } };
  const pods = template({ labels: { ...PIECES.labels, ...own }, spec }, zone);
  return Object.fromEntries(KINDS.map((kind) => [kind, called('standing', MAKERS[kind](pods))]));
}

/** A pod that somebody tries to enter. */
function entered(zone: string): object {
  return { ...MAKERS.Pod(template({}, zone)), metadata: { name: 'entered', labels: PIECES.labels } };
}

/** What keeps none of the rules, and stood there before them. */
const OLD = [
  called(
    'old',
    MAKERS.Deployment(
      template({
        labels: own,
        container: { image: FOREIGN, resources: {} },
        spec: { automountServiceAccountToken: true, tolerations: [EVERYTHING] },
      }),
    ),
  ),
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'old' }, stringData: { password: 'x' } },
];

/** Where somebody could do something that a policy looks at, though no zone is there. */
export const ELSEWHERE = 'default';

/** Puts objects into every zone, before there is any policy; and one where no zone is. */
export async function putUpStanding(zones: readonly string[]): Promise<void> {
  for (const zone of zones) {
    await kubectl(
      ['apply', '-n', zone, '-f', '-'],
      asList([...Object.values(standingIn(zone)), entered(zone), ...OLD]),
    );
  }
  await kubectl(['apply', '-n', ELSEWHERE, '-f', '-'], asList([standingIn(ELSEWHERE).Deployment ?? {}]));
  for (const zone of zones) {
    await kubectl(['wait', '-n', zone, '--for=condition=PodScheduled', '--timeout=300s', 'pod/entered']);
  }
}

/** Takes away what goes with no namespace, and what holds namespaces up. */
export async function takeDownStanding(zones: readonly string[]): Promise<void> {
  const gone = ['--ignore-not-found', '--force', '--grace-period=0'];
  for (const zone of zones) await kubectl(['delete', 'pod', 'entered', '-n', zone, ...gone]);
  await kubectl(['delete', 'deployment', 'standing', '-n', ELSEWHERE, '--ignore-not-found']);
}
