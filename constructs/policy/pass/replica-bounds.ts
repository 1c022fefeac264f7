import type { FinishedObject } from './objects';
import { LABEL } from '../../core/labels';

/** Fewest and most pods that a controller keeps. */
export interface ReplicaBounds {
  readonly fewest: number;
  readonly most: number;
}

interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/**
 * Tells of each controller how many pods it keeps: its replicas, or what an autoscaler may make of them. Of two colours the
 * most is that of either: at a promotion the one that served has not yet shrunk when the other one grows.
 */
export function replicaBoundsOf(objects: readonly FinishedObject[]): (object: FinishedObject) => ReplicaBounds {
  const scalers = autoscalingBounds(objects);
  const alone = (object: FinishedObject): ReplicaBounds => {
    const stated = Number(object.spec?.replicas ?? 1);
    const scaled = scalers.get(keyOf(object, object.kind, object.metadata.name));
    return { fewest: scaled?.fewest ?? stated, most: Math.max(scaled?.most ?? 0, stated) };
  };
  const ofColors = new Map<string, number>();
  for (const object of objects) {
    const colors = colorsOf(object);
    if (colors !== undefined) {
      ofColors.set(colors, Math.max(ofColors.get(colors) ?? 0, alone(object).most));
    }
  }
  return (object) => ({ ...alone(object), most: ofColors.get(colorsOf(object) ?? '') ?? alone(object).most });
}

function autoscalingBounds(objects: readonly FinishedObject[]): ReadonlyMap<string, ReplicaBounds> {
  return new Map(
    objects
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map((scaler) => {
        const { kind = 'Deployment', name = '' } = (scaler.spec?.scaleTargetRef ?? {}) as Target;
        const { minReplicas = 1, maxReplicas = 1 } = scaler.spec ?? {};
        return [keyOf(scaler, kind, name), { fewest: Number(minReplicas), most: Number(maxReplicas) }];
      }),
  );
}
function keyOf({ metadata }: FinishedObject, kind: string, name: string): string {
  return `${metadata.namespace ?? 'default'}/${kind}/${name}`;
}

/** What the two colours of a workload have in common; nothing for a workload without colours. */
function colorsOf(object: FinishedObject): string | undefined {
  const { matchLabels } = (object.spec?.selector ?? {}) as {
    readonly matchLabels?: { readonly [key: string]: string };
  };
  if (matchLabels?.[LABEL.color] === undefined || object.spec?.template === undefined) {
    return undefined;
  }
  const shared = Object.entries(matchLabels).filter(([key]) => key !== LABEL.color);
  return keyOf(object, object.kind, JSON.stringify(shared.sort(([a], [b]) => (a < b ? -1 : 1))));
}
