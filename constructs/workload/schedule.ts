import { refuse, shown } from '../core/errors';

/** Bounds of the five fields: minute, hour, day of month, month, day of week. */
const FIELDS: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

/** Checks a schedule: five cron fields of numbers, ranges, lists and steps. @see https://en.wikipedia.org/wiki/Cron */
export function checkSchedule(schedule: string, place: string): string {
  const fields = schedule.split(' ');
  if (fields.length !== FIELDS.length || !FIELDS.every((bounds, index) => fits(fields[index] ?? '', bounds))) {
    refuse({
      code: 'SCHEDULE_INVALID',
      place,
      expected: 'a schedule must be five cron fields: minute, hour, day of month, month, day of week',
      got: shown(schedule),
      example: shown('15 2 * * *'),
    });
  }
  return schedule;
}

function fits(field: string, [low, high]: readonly [number, number]): boolean {
  return field.split(',').every((part) => {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/([1-9]\d*))?$/.exec(part);
    const [from = low, to = from] = (match?.slice(1, 3) ?? []).map(
      (number: string | undefined) => number && Number(number),
    );
    return match !== null && Number(from) >= low && Number(to) <= high && from <= to;
  });
}
