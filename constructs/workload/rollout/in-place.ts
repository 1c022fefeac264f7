import type { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { Ahead, Controller, RolloutForm, WorkloadKind } from './form';
import { scaleOf } from './scale';
import type { Blueprint } from '../blueprint';
import type { SettledSizing } from '../settled-sizing';
import { targetRef } from '../target-ref';

/** What it replaces, and how. */
export interface InPlaceProps {
  readonly factory: string;
  readonly maxUnavailable: PercentOrAbsolute;
  readonly replaces: readonly WorkloadKind[];
  readonly kind: 'Deployment' | 'StatefulSet';
  /** Fields of the controller's spec. */
  readonly fields: (workload: Blueprint, sizing: SettledSizing) => Controller['fields'];
}

/** One controller, whose pods give way to those of the next version. */
export class InPlace implements RolloutForm {
  public readonly factory: string;
  public readonly maxUnavailable: PercentOrAbsolute;
  public readonly replaces: readonly WorkloadKind[];

  constructor(private readonly props: InPlaceProps) {
    this.factory = props.factory;
    this.maxUnavailable = props.maxUnavailable;
    this.replaces = props.replaces;
  }

  public serving(workload: Blueprint): Blueprint {
    return workload;
  }

  public ahead(): Ahead[] {
    return [];
  }

  public controllers(workload: Blueprint, sizing: SettledSizing): Controller[] {
    return [
      {
        id: this.props.kind === 'Deployment' ? 'deployment' : 'stateful-set',
        target: targetRef(this.props.kind, workload.name),
        suffix: '',
        workload,
        scale: scaleOf(workload, sizing),
        fields: this.props.fields(workload, sizing),
      },
    ];
  }
}
