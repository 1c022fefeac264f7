import { Duration } from 'cdk8s';
import type { Blueprint } from './blueprint';
import type { JobProps } from './job-props';
import { podTemplate } from './pod-template';
import { secondsOf } from '../core/amounts';
import { checkWhole } from '../core/whole-number';

/**
 * The spec of a Job, alone or in a CronJob. A failed pod stays for its logs until the next one is made.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function jobSpec(workload: Blueprint, props: JobProps): object {
  const { place } = workload;
  const { retries = 3, deadline = Duration.minutes(30) } = props;
  return {
    backoffLimit: checkWhole(retries, { field: 'retries', place, least: 0, example: 'retries: 3' }),
    activeDeadlineSeconds: secondsOf(deadline, { field: 'deadline', place }),
    template: podTemplate(workload, { ...props, spreading: 'none', restartPolicy: 'Never' }),
  };
}
