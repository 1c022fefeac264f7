import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { ComponentName, Environment } from './environments/environment';
import type { BlueGreenValues, RollingValues, RolloutValues } from './environments/rollout';
import { Color, Image, Rollout } from '../constructs';

/** Components that keep something for each replica: those are replaced one after the other. */
export const STATEFUL: readonly ComponentName[] = ['orders'];

/** Where every replica is the only one and there is no room for a second: the old pod ends first. */
const IN_PLACE = Rollout.recreate();

const COLORS = { blue: Color.BLUE, green: Color.GREEN };

/** How a component's new version replaces the old one; nothing for what its workload does by itself. */
export function componentRollout(
  { components, highlyAvailable }: Environment,
  name: ComponentName,
): Rollout | undefined {
  const { rollout } = components[name];
  if (rollout !== undefined) {
    return rolloutOf(rollout);
  }
  return STATEFUL.includes(name) || highlyAvailable ? undefined : IN_PLACE;
}

/** How many of a component's replicas an update may take away: what a load must have to spare. */
export function maxUnavailableOf(environment: Environment, name: ComponentName): PercentOrAbsolute {
  const usual = PercentOrAbsolute.absolute(STATEFUL.includes(name) ? 1 : 0);
  return componentRollout(environment, name)?._form.maxUnavailable ?? usual;
}

/** The rollout that an environment's plain values mean. Refuses values that mean none. */
export function rolloutOf(values: RolloutValues): Rollout {
  switch (values.form) {
    case 'rolling':
      return rolling(values);
    case 'recreate':
      return Rollout.recreate();
    case 'partitioned':
      return Rollout.partitioned({ partition: values.partition });
    case 'blue-green':
      return blueGreen(values);
  }
}

function rolling(values: RollingValues): Rollout {
  return Rollout.rolling({
    maxSurge: amount(values.maxSurge),
    maxUnavailable: amount(values.maxUnavailable),
    minReady: seconds(values.minReadySeconds),
    progressDeadline: seconds(values.progressDeadlineSeconds),
  });
}

function blueGreen({ active, images, previewReplicas }: BlueGreenValues): Rollout {
  return Rollout.blueGreen({
    active: COLORS[active],
    blue: image(images?.blue),
    green: image(images?.green),
    previewReplicas,
  });
}

function image(reference: string | undefined): Image | undefined {
  return reference === undefined ? undefined : Image.parse(reference);
}

function seconds(amount: number | undefined): Duration | undefined {
  return amount === undefined ? undefined : Duration.seconds(amount);
}

function amount(text: string | undefined): PercentOrAbsolute | undefined {
  const [, percent] = /^(\d+)%$/.exec(text ?? '') ?? [];
  return text === undefined
    ? undefined
    : percent === undefined
      ? PercentOrAbsolute.absolute(Number(text))
      : PercentOrAbsolute.percent(Number(percent));
}
