import type { FinishedObject } from './objects';
import { LABEL } from '../../core/labels';

interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/**
 * Tells of each controller how many pods it keeps at most: its replicas, or what an autoscaler may make of them. Of two
 * colours, either: at a promotion the one that served has not yet shrunk when the other one grows.
 */
export function mostReplicasOf(objects: readonly FinishedObject[]): (object: FinishedObject) => number {
  const maxima = autoscalingMaxima(objects);
  const alone = (object: FinishedObject): number =>
    Math.max(maxima.get(keyOf(object, object.kind, object.metadata.name)) ?? 0, Number(object.spec?.replicas ?? 1));
  const ofColors = new Map<string, number>();
  for (const object of objects) {
    const colors = colorsOf(object);
    if (colors !== undefined) {
      ofColors.set(colors, Math.max(ofColors.get(colors) ?? 0, alone(object)));
    }
  }
  return (object) => ofColors.get(colorsOf(object) ?? '') ?? alone(object);
}

function autoscalingMaxima(objects: readonly FinishedObject[]): ReadonlyMap<string, number> {
  return new Map(
    objects
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map((scaler) => {
        const { kind = 'Deployment', name = '' } = (scaler.spec?.scaleTargetRef ?? {}) as Target;
        return [keyOf(scaler, kind, name), Number(scaler.spec?.maxReplicas ?? 1)];
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
