import type { Attempt } from './values';
import type { ComponentName, Environment, SizingValues } from '../environment';
import { autoscalingOf, BROKER_OF, VERTICAL } from '../../scaling';
import { Connection, Endpoint, Identity, Protocol, Resources, type Autoscaling } from '../../../constructs';
import { refuse, shown } from '../../../constructs/core/errors';
import { own } from '../../../constructs/core/own';
import { checkVertical } from '../../../constructs/workload/vertical-check';

/** Refuses targets that cannot work, a queue that nobody serves, and vertical autoscaling that fights the horizontal one. */
export function checkAutoscaling(environment: Environment, name: ComponentName, attempt: Attempt): void {
  const values = environment.components[name];
  const place = `components.${name}`;
  attempt(`${place}.autoscaling`, () => horizontalOf(values));
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

/** What would be held; beside a load between bounds that come from elsewhere. */
function horizontalOf({ autoscaling, load }: SizingValues): Autoscaling | undefined {
  const bounds = load === undefined ? {} : { minReplicas: 1, maxReplicas: 1 };
  return autoscaling && autoscalingOf({ ...autoscaling, ...bounds }, ANY_BROKER);
}

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

function checkMode(values: SizingValues): void {
  const { vertical = 'off', resources } = values;
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
    checkVertical(mode, { resources: Resources.parse(resources), autoscaling: horizontalOf(values) }, '');
  }
}
