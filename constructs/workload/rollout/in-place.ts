import { scaleOf } from './scale';
import type { Ahead, Controller, RolloutForm } from './form';
import type { Blueprint } from '../blueprint';
import type { Sizing } from '../sizing';

/** One Deployment, whose pods give way to those of the next version. */
export class InPlace implements RolloutForm {
  public readonly replaces = ['service', 'worker'] as const;

  constructor(
    public readonly factory: string,
    private readonly fields: Controller['fields'],
  ) {}

  public serving(workload: Blueprint): Blueprint {
    return workload;
  }

  public ahead(): Ahead[] {
    return [];
  }

  public controllers(workload: Blueprint, sizing: Sizing): Controller[] {
    return [
      {
        id: 'deployment',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: workload.name,
        autoscaler: { id: 'autoscaler', name: workload.names.autoscaler },
        workload,
        scale: scaleOf(workload, sizing),
        fields: this.fields,
      },
    ];
  }
}
