import { refuse, shown } from '../core/errors';

/** What both the tz database and every cluster's controller know: an area and a place, in their own spelling. */
const AREA_AND_PLACE =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Z][A-Za-z]*[a-z][A-Za-z_-]*)+$/;

/**
 * Checks a time zone by its name in the tz database: `Europe/Berlin`, or `Etc/UTC`.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export function checkTimeZone(timeZone: string, place: string): string {
  if (timeZone !== 'Etc/UTC' && timeZone !== 'UTC' && !(AREA_AND_PLACE.test(timeZone) && isKnown(timeZone))) {
    refuse({
      code: 'SCHEDULE_INVALID',
      place,
      expected: 'a time zone must be an area and a place of the tz database, or Etc/UTC',
      got: shown(timeZone),
      example: shown('Europe/Berlin'),
    });
  }
  return timeZone;
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
