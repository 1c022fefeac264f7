import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { BlueGreenValues, RollingValues, RolloutValues } from './environments/rollout';
import { Color, Image, Rollout } from '../constructs';

const COLORS = { blue: Color.BLUE, green: Color.GREEN };

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
