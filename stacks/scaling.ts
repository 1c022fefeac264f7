import type { AutoscalingValues, ComponentName, SizingValues, VerticalMode } from './environments/environment';
import {
  Autoscaling,
  QueueLength,
  Resources,
  VerticalAutoscaling,
  type AutoscalingTargets,
  type Connection,
  type Load,
  type Sizing,
} from '../constructs';

/** Where each component takes its messages from: the others have no queue to be scaled by. */
export const BROKER_OF: { readonly [name in ComponentName]?: 'commerceBroker' | 'paymentsBroker' } = {
  logistics: 'commerceBroker',
  gateway: 'paymentsBroker',
  settlement: 'paymentsBroker',
};

/** A component's sizing, from plain values. Beside a load, autoscaling has targets alone. `broker` is who serves its queue. */
export function sizingOf(
  { resources, replicas, autoscaling, vertical }: SizingValues,
  load: Load | undefined,
  broker: Connection | undefined,
): Sizing {
  const size = { resources: Resources.parse(resources), vertical: vertical && VERTICAL[vertical] };
  return load === undefined
    ? { ...size, replicas, autoscaling: autoscaling && autoscalingOf(autoscaling, broker) }
    : { ...size, load, targets: autoscaling && targetsOf(autoscaling, broker) };
}

/** Horizontal autoscaling, from plain values; `broker` is who serves the component's queue. Refuses missing bounds. */
export function autoscalingOf(values: AutoscalingValues, broker: Connection | undefined): Autoscaling {
  const { minReplicas = 0, maxReplicas = 0 } = values;
  return Autoscaling.of({ ...targetsOf(values, broker), minReplicas, maxReplicas });
}

function targetsOf(values: AutoscalingValues, broker: Connection | undefined): AutoscalingTargets {
  const { cpu, memory, requestsPerSecond, queue } = values;
  const queues =
    queue === undefined || broker === undefined
      ? undefined
      : [QueueLength.of({ broker, queue: queue.name, perReplica: queue.perReplica })];
  return { cpu, memory, requestsPerSecond, queues };
}

/** What each mode of vertical autoscaling is. */
export const VERTICAL: { readonly [mode in VerticalMode]: VerticalAutoscaling } = {
  off: VerticalAutoscaling.off(),
  recommend: VerticalAutoscaling.recommend(),
  apply: VerticalAutoscaling.apply(),
};
