import { Construct } from 'constructs';
import { blueprint } from './blueprint';
import { writeDeployments } from './deployment';
import { admitScrapers, metricsOf } from './endpoints';
import { rolloutForm } from './rollout-form';
import { writeSurroundings } from './surroundings';
import type { WorkloadProps } from './workload-props';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';
import type { MetricsTarget } from '../observability/metrics-target';

/** A program that serves nobody: it takes its work from a queue or a database. */
export interface WorkerProps extends WorkloadProps {}

/** A Deployment without a Service. */
export class Worker extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, props);
    writeSurroundings(this, workload, props);
    writeDeployments(this, workload, props, rolloutForm(this, props, 'worker'));
    this.identity = workload.identity;
    this.metrics = metricsOf(workload, workload.name, props, false);
    admitScrapers(this, this.metrics);
  }
}
