import type { Attempt } from './values';
import type { ComponentName, Environment, SizingValues } from '../environment';
import { autoscalingOf, BROKER_OF, VERTICAL } from '../../scaling';
import { Connection, Endpoint, Identity, Protocol, Resources } from '../../../constructs';
import { refuse, shown } from '../../../constructs/core/errors';
import { own } from '../../../constructs/core/own';
import { checkVertical } from '../../../constructs/workload/vertical-check';

/** Refuses targets that cannot work, a queue that nobody serves, and vertical autoscaling that fights the horizontal one. */
export function checkAutoscaling(environment: Environment, name: ComponentName, attempt: Attempt): void {
  const values = environment.components[name];
  const place = `components.${name}`;
  attempt(`${place}.autoscaling`, () => values.autoscaling && autoscalingOf(values.autoscaling, ANY_BROKER));
  attempt(`${place}.autoscaling.queue`, () => values.autoscaling?.queue && checkBroker(environment, name));
  attempt(`${place}.vertical`, () => values.vertical !== undefined && checkMode(values));
}

/** A broker of the cluster, whichever: what is asked of a queue is asked of the values alone. */
const ANY_BROKER = Connection.to(
  Endpoint.service({
    service: 'broker',
    port: 5672,
    protocol: Protocol.TCP,
    identity: Identity.of({ name: 'broker', namespace: 'any' }),
  }),
);

function checkBroker({ data }: Environment, name: ComponentName): void {
  const broker = BROKER_OF[name];
  if (broker === undefined || data[broker].form === 'managed') {
    refuse({
      code: 'AUTOSCALING_INVALID',
      place: '',
      expected: `a component must take its messages from a broker in the cluster to be scaled by a queue`,
      got: broker === undefined ? `${name}, which is scaled by none` : `data.${broker}, which is managed`,
      example: `settlement: { autoscaling: { …, queue: { name: 'settlements', perReplica: 100 } } }`,
    });
  }
}

function checkMode({ vertical = 'off', resources, autoscaling }: SizingValues): void {
  const mode = own(VERTICAL, vertical);
  if (mode === undefined) {
    refuse({
      code: 'AUTOSCALING_INVALID',
      place: '',
      expected: `vertical must be one of ${Object.keys(VERTICAL).join(', ')}`,
      got: shown(vertical),
      example: `vertical: 'recommend'`,
    });
  }
  if (mode._applies) {
    const horizontal = autoscaling && autoscalingOf(autoscaling, ANY_BROKER);
    checkVertical(mode, { resources: Resources.parse(resources), autoscaling: horizontal }, '');
  }
}
