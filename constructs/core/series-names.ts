import { refuse, shown } from './errors';

/** Checks the name of a series or of a label. @see https://prometheus.io/docs/concepts/data_model/ */
export function checkSeriesName(name: string, place: string): string {
  if (!/^[a-zA-Z_]\w*$/.test(name)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'the name of a series or label must be letters, digits and underscores and not start with a digit',
      got: shown(name),
      example: shown('http_requests_total'),
    });
  }
  return name;
}

/** Checks the name of a counter: one that only grows ends so, and a rate of anything else is no number of requests. */
export function checkCounter(name: string, place: string): string {
  if (!/_(total|count)$/.test(checkSeriesName(name, place))) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'a counter of requests must end in _total, or in _count where it counts what a histogram saw',
      got: shown(name),
      example: shown('http_requests_total'),
    });
  }
  return name;
}
