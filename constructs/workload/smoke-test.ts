import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { blueprint, metadataOf } from './blueprint';
import type { JobProps } from './job-props';
import { jobSpec } from './job-spec';
import { writeSurroundings } from './surroundings';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';

/** A program that ends with 0 where what it asks serves. */
export interface SmokeTestProps extends JobProps {}

/**
 * A Job for `helm test`: declare it in a chart of its own, and give that to a `HelmChart` among its tests. The way to
 * what it asks is open for the time of the test.
 * @see https://helm.sh/docs/topics/chart_tests/
 */
export class SmokeTest extends Construct {
  /** Who it is. */
  public readonly identity: Identity;

  constructor(scope: Construct, id: string, props: SmokeTestProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, props);
    writeSurroundings(this, workload, props);
    new ApiObject(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadataOf(workload),
      spec: jobSpec(workload, props),
    });
    this.identity = workload.identity;
  }
}
