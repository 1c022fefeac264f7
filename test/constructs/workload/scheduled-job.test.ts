import { Duration } from 'cdk8s';
import { Binding, Connection, Folder, ScheduledJob, type ScheduledJobProps } from '../../../constructs';
import {
  API_ACCESS,
  CLOUD_IDENTITY,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  refusal,
  RESOURCES,
  SECRET,
  testChart,
} from '../testing';

const MINIMAL: ScheduledJobProps = { application: program(), resources: RESOURCES, schedule: '15 2 * * *' };

const ALL: Required<ScheduledJobProps> = {
  application: program({
    variables: { PASSWORD: Binding.secret('store', 'password') },
    folders: [Folder.persistent('/files')],
  }),
  resources: RESOURCES,
  schedule: '*/10 8-18 * * 1-5',
  timeZone: 'Europe/Berlin',
  name: 'reconciliation',
  roles: { store: Connection.secretOnly(SECRET) },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files', claimName: 'files' }],
  placement: { priorityClassName: 'low' },
  component: 'payment-reconciliation',
  namespace: 'payments',
  deadline: Duration.hours(1),
  retries: 0,
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

test('minimal props: at most one run at a time, in UTC, within half an hour and four tries', () => {
  const chart = testChart();
  const { identity } = new ScheduledJob(chart, 'report', MINIMAL);
  expect(find(chart, 'CronJob', 'report').spec).toMatchObject({
    schedule: '15 2 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
    jobTemplate: { spec: { backoffLimit: 3, activeDeadlineSeconds: 1800 } },
  });
  expect(podsOf(chart, 'CronJob', 'report').spec).toMatchObject({ restartPolicy: 'Never' });
  expect(podsSelectedBy(chart, identity.selector)).toHaveLength(1);
  expect(finished(chart, 'NetworkPolicy')).toEqual([]);
});

test('all props', () => {
  const chart = testChart();
  const { identity } = new ScheduledJob(chart, 'x', ALL);
  expect(find(chart, 'CronJob', 'reconciliation')).toMatchObject({
    metadata: {
      namespace: 'payments',
      labels: { 'app.kubernetes.io/component': 'payment-reconciliation' },
    },
    spec: {
      schedule: '*/10 8-18 * * 1-5',
      timeZone: 'Europe/Berlin',
      jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 3600 } },
    },
  });
  expect(find(chart, 'CronJob', 'reconciliation').metadata).not.toHaveProperty('annotations');
  expect(podsOf(chart, 'CronJob', 'reconciliation').metadata.annotations).toMatchObject({
    'cdk8s-commerce/secret-versions': 'store=1',
  });
  expect(podsOf(chart, 'CronJob', 'reconciliation').spec).toMatchObject({
    priorityClassName: 'low',
    initContainers: [{ name: 'first' }],
    volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }],
  });
  expect(podsSelectedBy(chart, identity.selector, 'payments')).toHaveLength(1);
});

describe('fails when', () => {
  const provoke = (props: Partial<ScheduledJobProps>) =>
    refusal(() => new ScheduledJob(testChart(), 'report', { ...MINIMAL, ...props }));

  test.each([
    '',
    '@daily',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
  ])('the schedule is %j', (schedule) => {
    expect(provoke({ schedule })).toMatchObject({
      code: 'SCHEDULE_INVALID',
      place: 'test/report',
      got: JSON.stringify(schedule),
    });
  });

  test.each(['5-1 * * * *', '*/0 * * * *', '1,,2 * * * *', 'a * * * *', '-1 * * * *', '1  * * * *'])(
    'a field of the schedule %j is none',
    (schedule) => {
      expect(provoke({ schedule }).code).toBe('SCHEDULE_INVALID');
    },
  );

  test.each([-1, 1.5])('it would be tried %d more times', (retries) => {
    expect(provoke({ retries })).toMatchObject({ code: 'VALUE_INVALID', place: 'test/report', got: String(retries) });
  });

  test('the name leaves no room for what the controller appends', () => {
    expect(provoke({ name: 'a'.repeat(53) }).code).toBe('NAME_INVALID');
  });
});

test.each(['0 0 1 1 0', '59 23 31 12 6', '1,2,3 * * * *', '1-5,10/2 0-23/4 * * 0', '*/5 * * * *'])(
  'the schedule %s is taken',
  (schedule) => {
    const chart = testChart();
    new ScheduledJob(chart, 'report', { ...MINIMAL, schedule });
    expect(find(chart, 'CronJob', 'report').spec).toHaveProperty('schedule', schedule);
  },
);
