import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { blueprint, metadataOf } from './blueprint';
import type { JobProps } from './job-props';
import { jobSpec } from './job-spec';
import { checkSchedule } from './schedule';
import { writeSurroundings } from './surroundings';
import { checkTimeZone } from './time-zone';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';
import { CRON_JOB_NAME_LENGTH } from '../core/names';

/** A program that runs to its end, again and again. */
export interface ScheduledJobProps extends JobProps {
  /** When, as five cron fields: `15 2 * * *` is a quarter past two each night. */
  readonly schedule: string;
  /**
   * Time zone of the schedule, by its name in the tz database.
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/**
 * A CronJob of which at most one run is under way.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class ScheduledJob extends Construct {
  /** Who it is. */
  public readonly identity: Identity;

  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, { ...props, longestName: CRON_JOB_NAME_LENGTH });
    writeSurroundings(this, workload, props);
    new ApiObject(this, 'cron-job', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      // No annotation of Reloader: the next run reads the new value, and none must begin because a password changed.
      metadata: metadataOf(workload),
      spec: {
        schedule: checkSchedule(props.schedule, workload.place),
        timeZone: checkTimeZone(props.timeZone ?? 'Etc/UTC', workload.place),
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 600,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: { metadata: { labels: { ...workload.labels } }, spec: jobSpec(workload, props) },
      },
    });
    this.identity = workload.identity;
  }
}
