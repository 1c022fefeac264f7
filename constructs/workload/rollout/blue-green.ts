import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Color, type BlueGreenProps } from './blue-green-props';
import type { Ahead, Controller, RolloutForm, Scale } from './form';
import { rollingFields } from './rolling';
import { scaleOf } from './scale';
import { Application } from '../../application/application';
import { ChartValue } from '../../core/chart-value';
import { refuse, shown } from '../../core/errors';
import type { Image } from '../../core/image';
import { LABEL } from '../../core/labels';
import { checkObjectName } from '../../core/names';
import { imageVersion, text, wholeNumber } from '../../core/value-kinds';
import { checkWhole } from '../../core/whole-number';
import type { Blueprint } from '../blueprint';
import { fewestReplicas } from '../replicas';
import type { SettledSizing } from '../settled-sizing';
import { targetRef } from '../target-ref';

const COLORS = [Color.BLUE, Color.GREEN] as const;

const FACTORY = 'Rollout.blueGreen';

/** Two Deployments, one of each colour; the chart's user may promote, too, so all that follows the active colour chooses by it. */
export class BlueGreen implements RolloutForm {
  public readonly factory = FACTORY;
  public readonly maxUnavailable = PercentOrAbsolute.absolute(0);
  public readonly replaces = ['service'] as const;

  private readonly fields: Controller['fields'];

  constructor(private readonly props: BlueGreenProps) {
    checkProps(props);
    const { minReady, progressDeadline } = props;
    this.fields = rollingFields({ minReady, progressDeadline }, FACTORY);
  }

  public serving(workload: Blueprint): Blueprint {
    checkFree(workload);
    return this.side(workload, this.active(workload), (color) => color);
  }

  public ahead(workload: Blueprint): Ahead[] {
    const preview = ChartValue.choice<string>(this.active(workload), { blue: Color.GREEN, green: Color.BLUE });
    const service = `${workload.names.service}-preview`;
    return [{ id: 'preview', service, workload: this.side(workload, preview, other) }];
  }

  public controllers(workload: Blueprint, sizing: SettledSizing): Controller[] {
    return COLORS.map((color) => ({
      id: color,
      target: targetRef('Deployment', checkObjectName(`${workload.name}-${color}`, workload.place)),
      suffix: `-${color}`,
      workload: this.colored(workload, color),
      scale: this.scale(workload, sizing, color),
      fields: this.fields,
    }));
  }

  /** The workload as those see it who select one colour, which follows the active one. */
  private side(workload: Blueprint, color: string, follows: (active: Color) => Color): Blueprint {
    const version = ChartValue.choice(this.active(workload), {
      blue: this.version(workload, follows(Color.BLUE)),
      green: this.version(workload, follows(Color.GREEN)),
    });
    return {
      ...workload,
      labels: { ...workload.labels, [LABEL.version]: version },
      selector: { ...workload.identity.selector, [LABEL.color]: color },
    };
  }

  /** The workload as the pods of one colour are made. */
  private colored(workload: Blueprint, color: Color): Blueprint {
    const image = this.image(workload, color);
    return {
      ...workload,
      labels: { ...workload.labels, [LABEL.version]: this.version(workload, color), [LABEL.color]: color },
      selector: { ...workload.identity.selector, [LABEL.color]: color },
      application: Application.of({ ...workload.application._props, image }),
      imageKey: [color, 'image'],
    };
  }

  /** The component's own where the colour is active; as many as the preview has where it is not. */
  private scale(workload: Blueprint, sizing: SettledSizing, color: Color): Scale {
    const served = scaleOf(workload, sizing);
    const shown = this.props.previewReplicas ?? fewestReplicas(sizing, workload.place);
    const held = wholeNumber(
      workload.owner,
      ['previewReplicas'],
      shown,
      { minimum: 1 },
      'Replicas of the colour that does not serve.',
    );
    const either = (number: number) =>
      ChartValue.choice(this.active(workload), { [color]: number, [other(color)]: held });
    return 'replicas' in served
      ? { replicas: either(served.replicas) }
      : { minReplicas: either(served.minReplicas), maxReplicas: either(served.maxReplicas) };
  }

  private active({ owner }: Blueprint): string {
    return text(
      owner,
      ['active'],
      this.props.active,
      { enum: COLORS },
      'Colour that serves: the other one is the preview.',
    );
  }

  private image({ application }: Blueprint, color: Color): Image {
    return this.props[color] ?? application.image;
  }

  private version(workload: Blueprint, color: Color): string {
    return imageVersion(workload.owner, this.image(workload, color), [color, 'image']);
  }
}

function other(color: Color): Color {
  return color === Color.BLUE ? Color.GREEN : Color.BLUE;
}

function checkProps({ active, previewReplicas }: BlueGreenProps): void {
  const example = 'Rollout.blueGreen({ active: Color.BLUE, previewReplicas: 3 })';
  if (!COLORS.includes(active)) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place: FACTORY,
      expected: `active must be one of ${COLORS.join(', ')}`,
      got: shown(active),
      example,
    });
  }
  if (previewReplicas !== undefined) {
    checkWhole(previewReplicas, {
      code: 'ROLLOUT_INVALID',
      field: 'previewReplicas',
      place: FACTORY,
      least: 1,
      example,
    });
  }
}

/** The label that tells the colours apart must be free. */
function checkFree({ identity, place }: Blueprint): void {
  if (identity.selector[LABEL.color] !== undefined) {
    refuse({
      code: 'LABEL_INVALID',
      place,
      expected: `the label "${LABEL.color}" must be left to ${FACTORY}`,
      got: shown(identity.selector[LABEL.color]),
      example: `labels: { 'example.com/team': 'payments' }`,
    });
  }
}
