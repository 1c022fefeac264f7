import { refuse, shown } from '../core/errors';

/** Bounds of the five fields: minute, hour, day of month, month, day of week (Sunday is 0, and not 7 too). */
const FIELDS: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

/** Checks a schedule: five cron fields of numbers, ranges, lists and steps. @see https://en.wikipedia.org/wiki/Cron */
export function checkSchedule(schedule: string, place: string): string {
  if (!follows(schedule, FIELDS)) {
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

/** The same with a field for the seconds before: as CloudNativePG has it. */
export function checkScheduleWithSeconds(schedule: string, place: string): string {
  if (!follows(schedule, [SECONDS, ...FIELDS])) {
    refuse({
      code: 'SCHEDULE_INVALID',
      place,
      expected: 'a schedule must be six cron fields: second, minute, hour, day of month, month, day of week',
      got: shown(schedule),
      example: shown('0 30 1 * * *'),
    });
  }
  return schedule;
}

const SECONDS = [0, 59] as const;

function follows(schedule: string, bounds: readonly (readonly [number, number])[]): boolean {
  const fields = schedule.split(' ');
  return fields.length === bounds.length && bounds.every((bound, index) => fits(fields[index] ?? '', bound));
}

function fits(field: string, [low, high]: readonly [number, number]): boolean {
  return field.split(',').every((part) => {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/([1-9]\d{0,2}))?$/.exec(part);
    const [from = low, to = from] = (match?.slice(1, 3) ?? []).map(
      (number: string | undefined) => number && Number(number),
    );
    return match !== null && Number(from) >= low && Number(to) <= high && from <= to;
  });
}
