import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { BlueGreen } from './blue-green';
import type { BlueGreenProps } from './blue-green-props';
import type { RolloutForm } from './form';
import { InPlace } from './in-place';
import { partitioned } from './one-by-one';
import type { PartitionedProps } from './partitioned-props';
import { rollingFields } from './rolling';
import type { RollingProps } from './rolling-props';

const STATELESS = { kind: 'Deployment', replaces: ['service', 'worker'] } as const;

/**
 * How a new version replaces the old one.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class Rollout {
  /** Pod by pod, never below the replicas unless `maxUnavailable` says so. */
  public static rolling(props: RollingProps = {}): Rollout {
    const { maxUnavailable = PercentOrAbsolute.absolute(0) } = props;
    const fields = rollingFields(props, 'Rollout.rolling');
    return new Rollout(new InPlace({ ...STATELESS, factory: 'Rollout.rolling', maxUnavailable, fields: () => fields }));
  }

  /** All old pods end before a new one starts: for a single replica that must never run twice. */
  public static recreate(): Rollout {
    const maxUnavailable = PercentOrAbsolute.percent(100);
    const fields = { strategy: { type: 'Recreate' } };
    return new Rollout(
      new InPlace({ ...STATELESS, factory: 'Rollout.recreate', maxUnavailable, fields: () => fields }),
    );
  }

  /**
   * Two versions side by side, of which one serves: `Rollout.blueGreen({ active: Color.BLUE, green: Image.parse('…:2.0.0') })`.
   * Promoting the other one, and going back, is another `active`. Each colour is a Deployment `<name>-blue`, `<name>-green`
   * with an autoscaler of its own; the Service `<name>` selects the active colour, `<name>-preview` the other one.
   */
  public static blueGreen(props: BlueGreenProps): Rollout {
    return new Rollout(new BlueGreen(props));
  }

  /**
   * The replicas of a StatefulSet from the last one down to a number, for a new version that some are to try first.
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions
   */
  public static partitioned(props: PartitionedProps): Rollout {
    return new Rollout(partitioned(props));
  }

  private constructor(
    /** What it makes of a workload. @internal */
    readonly _form: RolloutForm,
  ) {}
}
