import { refuse, shown } from '../core/errors';
import { LARGEST_COUNT } from '../core/whole-number';

/** Bounds and targets of horizontal autoscaling. */
export interface AutoscalingProps extends AutoscalingTargets {
  /** Fewest replicas, at least 1. */
  readonly minReplicas: number;
  /** Most replicas, at least the fewest. */
  readonly maxReplicas: number;
}

/** What horizontal autoscaling holds. Alone it stands beside a load, from which the bounds come. */
export interface AutoscalingTargets {
  /**
   * Average CPU use to hold, in percent of the request, 1 to 100.
   * @default - CPU is not looked at; then memory must be
   */
  readonly cpu?: number;
  /**
   * Average memory use to hold, in percent of the request, 1 to 100.
   * @default - memory is not looked at
   */
  readonly memory?: number;
}

/**
 * Horizontal autoscaling: up at once, down slowly.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class Autoscaling {
  /** `Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })`. */
  public static of(props: AutoscalingProps): Autoscaling {
    const { minReplicas, maxReplicas, cpu, memory } = props;
    const whole = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas);
    if (!whole || minReplicas < 1 || maxReplicas < minReplicas || maxReplicas > LARGEST_COUNT) {
      invalid(`bounds must be whole numbers with 1 <= minReplicas <= maxReplicas <= ${LARGEST_COUNT}`, {
        minReplicas,
        maxReplicas,
      });
    }
    if (cpu === undefined && memory === undefined) {
      invalid('at least one target (cpu or memory) must be given', {});
    }
    for (const share of [cpu, memory]) {
      if (share !== undefined && !(Number.isInteger(share) && share >= 1 && share <= 100)) {
        invalid('a target must be a whole percentage from 1 to 100 of the request', { cpu, memory });
      }
    }
    return new Autoscaling(minReplicas, maxReplicas, cpu, memory);
  }

  private constructor(
    /** Fewest replicas. */
    public readonly minReplicas: number,
    /** Most replicas. */
    public readonly maxReplicas: number,
    /** CPU target in percent of the request. */
    public readonly cpu: number | undefined,
    /** Memory target in percent of the request. */
    public readonly memory: number | undefined,
  ) {}
}

function invalid(expected: string, got: object): never {
  return refuse({
    code: 'AUTOSCALING_INVALID',
    place: 'Autoscaling.of',
    expected,
    got: shown(got),
    example: 'Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })',
  });
}
