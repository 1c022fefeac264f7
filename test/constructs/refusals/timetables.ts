import { backedUp } from './contents';
import type { Row } from './row';
import { ScheduledJob } from '../../../constructs';
import { program, RESOURCES } from '../samples';
import { testChart } from '../testing';

const nightly = (schedule: string, timeZone?: string) => () =>
  new ScheduledJob(testChart(), 'nightly', { application: program(), resources: RESOURCES, schedule, timeZone });

const schedule = (
  name: string,
  provoke: () => unknown,
  expected: string,
  got: string,
  place = 'test/nightly',
): Row => ({
  name,
  code: 'SCHEDULE_INVALID',
  place,
  expected,
  got,
  provoke,
});

const FIVE = 'a schedule must be five cron fields';

/** Schedules and time zones that no controller follows. */
export const TIMETABLES: Row[] = [
  schedule(
    'a backup on five fields',
    backedUp({ schedule: '30 1 * * *' }),
    'a schedule must be six cron fields',
    '"30 1 * * *"',
    'test/db',
  ),
  schedule('a minute that never comes', nightly('99 * * * *'), FIVE, '"99 * * * *"'),
  schedule('Sunday as the seventh day', nightly('0 1 * * 7'), FIVE, '"0 1 * * 7"'),
  schedule('a step of nothing', nightly('*/0 * * * *'), FIVE, '"*/0 * * * *"'),
  ...['Europe/Atlantis', 'europe/berlin', 'Local', ''].map((timeZone) =>
    schedule(
      `the time zone "${timeZone}"`,
      nightly('0 1 * * *', timeZone),
      'a time zone must be an area and a place',
      `"${timeZone}"`,
    ),
  ),
];
