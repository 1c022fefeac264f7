import type { AutoscalingValues, ComponentName, VerticalMode } from './environments/environment';
import { Autoscaling, QueueLength, VerticalAutoscaling, type Connection } from '../constructs';

/** Where each component takes its messages from: the others have no queue to be scaled by. */
export const BROKER_OF: { readonly [name in ComponentName]?: 'commerceBroker' | 'paymentsBroker' } = {
  logistics: 'commerceBroker',
  gateway: 'paymentsBroker',
  settlement: 'paymentsBroker',
};

/** Horizontal autoscaling, from plain values; `broker` is who serves the component's queue. */
export function autoscalingOf({ queue, ...values }: AutoscalingValues, broker: Connection | undefined): Autoscaling {
  const queues =
    queue === undefined || broker === undefined
      ? undefined
      : [QueueLength.of({ broker, queue: queue.name, perReplica: queue.perReplica })];
  return Autoscaling.of({ ...values, queues });
}

/** What each mode of vertical autoscaling is. */
export const VERTICAL: { readonly [mode in VerticalMode]: VerticalAutoscaling } = {
  off: VerticalAutoscaling.off(),
  recommend: VerticalAutoscaling.recommend(),
  apply: VerticalAutoscaling.apply(),
};
