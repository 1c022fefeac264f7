import type { Ahead, Controller, RolloutForm, WorkloadKind } from './form';
import { scaleOf } from './scale';
import type { Blueprint } from '../blueprint';
import type { Sizing } from '../sizing';

/** What it replaces, and how. */
export interface InPlaceProps {
  readonly factory: string;
  readonly replaces: readonly WorkloadKind[];
  readonly kind: 'Deployment' | 'StatefulSet';
  /** Fields of the controller's spec. */
  readonly fields: (workload: Blueprint, sizing: Sizing) => Controller['fields'];
}

/** One controller, whose pods give way to those of the next version. */
export class InPlace implements RolloutForm {
  public readonly factory: string;
  public readonly replaces: readonly WorkloadKind[];

  constructor(private readonly props: InPlaceProps) {
    this.factory = props.factory;
    this.replaces = props.replaces;
  }

  public serving(workload: Blueprint): Blueprint {
    return workload;
  }

  public ahead(): Ahead[] {
    return [];
  }

  public controllers(workload: Blueprint, sizing: Sizing): Controller[] {
    return [
      {
        id: this.props.kind === 'Deployment' ? 'deployment' : 'stateful-set',
        apiVersion: 'apps/v1',
        kind: this.props.kind,
        name: workload.name,
        autoscaler: { id: 'autoscaler', name: workload.names.autoscaler },
        workload,
        scale: scaleOf(workload, sizing),
        fields: this.props.fields(workload, sizing),
      },
    ];
  }
}
