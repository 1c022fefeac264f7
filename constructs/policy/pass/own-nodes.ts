import { objectName, podsOf, type FinishedObject } from './objects';
import { operatedCount } from './operated';
import { schedulingOf, tolerates } from './scheduling';
import { shown, type Issue } from '../../core/errors';
import { ANNOTATION } from '../../core/labels';

/** A zone's own nodes, as its namespace says it. */
interface Own {
  readonly zone: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Pods of a zone with nodes of its own that might run elsewhere, and pods of others that might come there. What runs on
 * every node, a DaemonSet, comes there too: what happens on these nodes is to be seen as well.
 */
export function ownNodesIssues(objects: readonly FinishedObject[]): Issue[] {
  const owners = objects.flatMap(ownOf);
  return owners.length === 0
    ? []
    : objects
        .filter((object) => podsOf(object) !== undefined || operatedCount(object) > 0)
        .flatMap((object) => {
          const own = owners.find(({ zone }) => zone === (object.metadata.namespace ?? 'default'));
          const others = owners.filter(({ key, value }) => key !== own?.key || value !== own.value);
          return [
            ...(own === undefined ? [] : strayIssues(object, own)),
            ...(object.kind === 'DaemonSet' ? [] : others.flatMap((other) => guestIssues(object, other))),
          ];
        });
}

function ownOf({ kind, metadata }: FinishedObject): Own[] {
  const text = kind === 'Namespace' ? metadata.annotations?.[ANNOTATION.ownNodes] : undefined;
  const [key, value] = text?.split('=') ?? [];
  return key === undefined || value === undefined ? [] : [{ zone: metadata.name, key, value }];
}

function strayIssues(object: FinishedObject, { zone, key, value }: Own): Issue[] {
  const { nodeSelector, tolerations } = schedulingOf(object);
  return nodeSelector[key] === value && tolerates(tolerations, { key, value })
    ? []
    : [
        issue(
          object,
          `pods of the zone ${zone} must select its own nodes, and tolerate their taint`,
          `nodeSelector ${shown(nodeSelector)}, tolerations ${shown(tolerations)}`,
          `placement: { ownNodes: OwnNodes.of({ key: ${shown(key)}, value: ${shown(value)} }) }`,
        ),
      ];
}

function guestIssues(object: FinishedObject, { zone, key, value }: Own): Issue[] {
  const { tolerations } = schedulingOf(object);
  return tolerates(tolerations, { key, value })
    ? [
        issue(
          object,
          `no pod but those of the zone ${zone} and of agents on every node may tolerate ${key}=${value}`,
          `tolerations ${shown(tolerations)}`,
          `tolerations: [{ key: 'spot', effect: 'NoSchedule' }], which names another taint`,
        ),
      ]
    : [];
}

function issue(object: FinishedObject, expected: string, got: string, example: string): Issue {
  return { code: 'OWN_NODES', place: objectName(object), expected, got, example };
}
