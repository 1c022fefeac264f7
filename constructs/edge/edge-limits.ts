import { Duration, Size } from 'cdk8s';
import { bytesOf, secondsOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';
import { checkText } from '../core/text';
import { checkWhole, LARGEST_COUNT } from '../core/whole-number';

/** What browsers are told: to come by HTTPS alone from now on. */
export interface Hsts {
  /**
   * How long they remember it, in whole seconds.
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;
  /**
   * Whether it holds for every host below this one too: then each of them must serve HTTPS.
   * @default false
   */
  readonly includeSubDomains?: boolean;
}

/** Most requests that are let in; the others are answered 429. */
export interface RateLimit {
  /** Requests in a second from one address, 1 or more. */
  readonly perClient: number;
  /** Requests in a second through one proxy, from all addresses together: no less than from one. */
  readonly total: number;
}

/** What is asked of every request at the edge. */
export interface EdgeLimits {
  /**
   * What browsers are told about HTTPS.
   * @default - HTTPS alone for a year, this host only
   */
  readonly hsts?: Hsts;
  /**
   * Largest body of a request, up to 100 MiB: proxies hold it as a whole before they pass it on. A larger one is
   * answered 413.
   * @default Size.mebibytes(1)
   */
  readonly maxRequestSize?: Size;
  /**
   * Why requests have no largest size: uploads that stream, WebSockets.
   * @default - they have one
   */
  readonly unboundedRequestsReason?: string;
  /**
   * Most requests.
   * @default - 100 in a second from one address, 2000 through one proxy
   */
  readonly rateLimit?: RateLimit;
}

const RATE_LIMIT: RateLimit = { perClient: 100, total: 2000 };

/** Proxies keep whole requests in memory. */
const LARGEST_REQUEST = Size.mebibytes(100);

/** The limits, filled and checked. */
export interface CheckedLimits {
  /** Value of the header `Strict-Transport-Security`. */
  readonly hsts: string;
  /** Bytes; nothing where a reason was given. */
  readonly requestBytes: number | undefined;
  readonly unboundedReason: string | undefined;
  readonly rateLimit: RateLimit;
}

/** Fills the defaults in, and refuses limits under which nobody is served, or that limit nothing. */
export function checkLimits(limits: EdgeLimits, place: string): CheckedLimits {
  return {
    hsts: checkHsts(limits.hsts ?? {}, place),
    requestBytes: checkRequestSize(limits, place),
    unboundedReason: limits.unboundedRequestsReason,
    rateLimit: checkRateLimit(limits.rateLimit ?? RATE_LIMIT, place),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc6797#section-6.1 */
function checkHsts({ maxAge = Duration.days(365), includeSubDomains = false }: Hsts, place: string): string {
  const seconds = secondsOf(maxAge, { field: 'hsts.maxAge', place });
  return `max-age=${seconds}${includeSubDomains ? '; includeSubDomains' : ''}`;
}

function checkRequestSize(limits: EdgeLimits, place: string): number | undefined {
  const { maxRequestSize, unboundedRequestsReason: reason } = limits;
  if (reason !== undefined) {
    if (checkText(reason, place).trim() === '' || maxRequestSize !== undefined) {
      refuse({
        code: 'REASON_MISSING',
        place,
        expected: 'requests without a largest size must say why, and have no maxRequestSize',
        got: shown(reason),
        example: `unboundedRequestsReason: 'product pictures are uploaded in a stream'`,
      });
    }
    return undefined;
  }
  const bytes = bytesOf(maxRequestSize ?? Size.mebibytes(1), { field: 'maxRequestSize', place });
  if (bytes > LARGEST_REQUEST.toKibibytes() * 1024) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'maxRequestSize must be at most 100 MiB: proxies hold a request as a whole',
      got: `${bytes} bytes`,
      example: 'maxRequestSize: Size.mebibytes(8)',
    });
  }
  return bytes;
}

function checkRateLimit({ perClient, total }: RateLimit, place: string): RateLimit {
  const example = 'rateLimit: { perClient: 100, total: 2000 }';
  checkWhole(perClient, { field: 'rateLimit.perClient', place, least: 1, example });
  checkWhole(total, { field: 'rateLimit.total', place, least: perClient, most: LARGEST_COUNT, example });
  return { perClient, total };
}
