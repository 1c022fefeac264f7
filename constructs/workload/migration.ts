import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { blueprint, metadataOf } from './blueprint';
import type { ContainerProps } from './container';
import type { JobProps } from './job-props';
import { jobSpec } from './job-spec';
import { writeSurroundings } from './surroundings';
import type { Application } from '../application/application';
import { freeId } from '../core/construct-id';
import { contentHash } from '../core/hash';
import { CRON_JOB_NAME_LENGTH } from '../core/names';
import { jobName } from '../core/value-kinds';

/** A change of a schema that must be done before a new version serves. */
export interface MigrationProps extends JobProps {
  /** Exits with 0 once the change is done: what pods of the new version wait for. */
  readonly gate: Application;
}

/**
 * A Job that changes a schema, and the init container with which the pods of the new version wait for it. A Job
 * cannot be changed once applied, so its name carries a hash of its content: another change is another Job.
 */
export class Migration extends Construct {
  /** The init container for every pod that needs the change. Its roles are played by those of the migration. */
  public readonly gate: ContainerProps;

  constructor(scope: Construct, id: string, props: MigrationProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, { ...props, longestName: CRON_JOB_NAME_LENGTH });
    const spec = jobSpec(workload, props);
    writeSurroundings(this, workload, props);
    new ApiObject(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadataOf(workload, jobName(workload.owner, workload.name, contentHash(spec))),
      spec,
    });
    this.gate = { name: 'wait-for-schema', application: props.gate, resources: props.resources, roles: props.roles };
  }
}
