import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Autoscaling } from './autoscaling';
import { Disruption } from './disruption';
import type { Sizing } from './sizing';
import { awayOf } from '../capacity/rolling-update';
import { refuse } from '../core/errors';

/** A sizing that states its replicas or its autoscaling: no load is left in it. Everybody reads this one. */
export interface SettledSizing extends Sizing {
  readonly load?: undefined;
  readonly targets?: undefined;
}

/** The workload that a sizing is of. */
export interface SizedWorkload {
  readonly place: string;
  /** What its updates take away: where a load is computed, as much must be spare. */
  readonly maxUnavailable: PercentOrAbsolute;
  /** Whether its number of replicas never changes. */
  readonly fixed: boolean;
}

/** The one place where a load becomes replicas, or the bounds of an autoscaler, and a budget. */
export function settledSizing(sizing: Sizing, workload: SizedWorkload): SettledSizing {
  const { load, targets, ...rest } = sizing;
  checkOneOfThree(sizing, workload);
  if (load === undefined) {
    return rest;
  }
  const away = awayOf(workload.maxUnavailable, workload.place);
  const plan = load._plan({ place: workload.place, away, fixed: workload.fixed || load._fixed });
  const disruption = plan.maxUnavailable > 0 ? Disruption.maxUnavailable(plan.maxUnavailable) : undefined;
  const bounds = { minReplicas: plan.fewest.replicas, maxReplicas: plan.most.replicas };
  const scale = plan.autoscaled
    ? { autoscaling: Autoscaling.of({ ...(targets ?? { cpu: plan.cpu }), ...bounds }) }
    : { replicas: plan.most.replicas };
  return { ...rest, ...scale, disruption: rest.disruption ?? disruption };
}

function checkOneOfThree({ replicas, autoscaling, load, targets }: Sizing, { place, fixed }: SizedWorkload): void {
  const stated = Object.entries({ replicas, autoscaling, load }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (load !== undefined && stated.length > 1) {
    refuse({
      code: 'REPLICAS_INVALID',
      place,
      expected: 'a sizing must state one of replicas, autoscaling and load: the load says how many',
      got: stated.join(' and '),
      example: 'load: Load.of({ requestsPerSecond: 1200, perReplica: 170 })',
    });
  }
  if (targets !== undefined && (load === undefined || fixed || load._fixed)) {
    refuse({
      code: 'AUTOSCALING_INVALID',
      place,
      expected: 'targets must stand beside a load that is autoscaled',
      got: load === undefined ? 'targets without a load' : 'targets beside a fixed number of replicas',
      example: 'autoscaling: Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })',
    });
  }
}
