import { Duration } from 'cdk8s';
import type { Blueprint } from './blueprint';
import type { JobProps } from './job-props';
import { podTemplate } from './pod-template';
import { refuse, shown } from '../core/errors';

/**
 * The spec of a Job, alone or in a CronJob. A failed pod stays for its logs until the next one is made.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function jobSpec(workload: Blueprint, props: JobProps): object {
  const retries = props.retries ?? 3;
  if (!Number.isInteger(retries) || retries < 0) {
    refuse({
      code: 'VALUE_INVALID',
      place: workload.place,
      expected: 'retries must be a whole number of at least 0',
      got: shown(retries),
      example: 'retries: 3',
    });
  }
  return {
    backoffLimit: retries,
    activeDeadlineSeconds: (props.deadline ?? Duration.minutes(30)).toSeconds(),
    template: podTemplate(workload, { ...props, spreading: 'none', restartPolicy: 'Never' }),
  };
}
