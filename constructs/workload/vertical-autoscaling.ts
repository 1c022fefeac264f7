import { refuse } from '../core/errors';
import type { Resources } from '../core/resources';

/** What a vertical autoscaler can change. */
export enum VerticalResource {
  /** Processor time. */
  CPU = 'cpu',
  /** Memory. */
  MEMORY = 'memory',
}

/** How recommendations are applied. */
export interface VerticalApplyProps {
  /**
   * What is changed: nothing that the horizontal autoscaler goes by.
   * @default - CPU and memory
   */
  readonly resources?: VerticalResource[];
  /**
   * The least that it may request.
   * @default - what the workload requests: it only grows, up to its limits
   */
  readonly minAllowed?: Resources;
  /**
   * Whether running pods are changed where they are, as far as that is possible, before one is evicted.
   * Needs Kubernetes 1.33.
   * @default false
   */
  readonly inPlace?: boolean;
}

/**
 * Vertical autoscaling: what the pods of a workload should request, by what they used.
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/features.md
 */
export class VerticalAutoscaling {
  /** None: the same as saying nothing. */
  public static off(): VerticalAutoscaling {
    return new VerticalAutoscaling(undefined, [], undefined);
  }

  /** Numbers to read, of every container: `kubectl describe verticalpodautoscaler`. Nothing is changed. */
  public static recommend(): VerticalAutoscaling {
    return new VerticalAutoscaling('Off', BOTH, undefined);
  }

  /** Pods are changed, within the budget: the requests of the program's own container, never its limits. */
  public static apply(props: VerticalApplyProps = {}): VerticalAutoscaling {
    const resources = [...new Set(props.resources ?? BOTH)];
    if (resources.length === 0) {
      refuse({
        code: 'AUTOSCALING_INVALID',
        place: 'VerticalAutoscaling.apply',
        expected: 'at least one resource must be applied',
        got: '[]',
        example: 'VerticalAutoscaling.recommend()',
      });
    }
    return new VerticalAutoscaling(props.inPlace ? 'InPlaceOrRecreate' : 'Recreate', resources, props.minAllowed);
  }

  private constructor(
    /** Its `updateMode`; nothing where there is none. @internal */
    readonly _mode: 'Off' | 'Recreate' | 'InPlaceOrRecreate' | undefined,
    /** @internal */
    readonly _resources: readonly VerticalResource[],
    /** @internal */
    readonly _least: Resources | undefined,
  ) {}

  /** Whether it changes anything. @internal */
  public get _applies(): boolean {
    return this._mode !== undefined && this._mode !== 'Off';
  }
}

const BOTH = [VerticalResource.CPU, VerticalResource.MEMORY];
