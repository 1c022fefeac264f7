import { isIP } from 'net';
import { refuse, shown } from './errors';

/** Longest DNS label, in characters. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const LABEL_LENGTH = 63;

/** Longest StatefulSet name: the controller adds a hyphen and a ten-character revision hash to it. */
export const STATEFUL_SET_NAME_LENGTH = 52;

/** Longest CronJob name: the controller adds eleven characters. */
export const CRON_JOB_NAME_LENGTH = 52;

const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Checks the name of an object: lower-case letters, digits and hyphens (DNS-1123 label).
 * `longest` is the bound once everything that controllers append is counted.
 */
export function checkObjectName(name: string, place: string, longest = LABEL_LENGTH): string {
  if (!DNS_1123_LABEL.test(name) || name.length > longest) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: `the name must be lower-case letters, digits and inner hyphens, at most ${longest} characters`,
      got: `${shown(name)} (${name.length} characters)`,
      example: shown('payment-card'),
    });
  }
  return name;
}

/** A name as a key of a chart's values: `payment-card` is `paymentCard`. */
export function camelCase(name: string): string {
  return name.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Checks the name of a Service, which must start with a letter (DNS-1035 label). */
export function checkServiceName(name: string, place: string): string {
  if (!DNS_1035_LABEL.test(name) || name.length > LABEL_LENGTH) {
    refuse({
      code: 'SERVICE_NAME_INVALID',
      place,
      expected: `a Service's name must start with a letter, then letters, digits and inner hyphens, at most ${LABEL_LENGTH} characters`,
      got: `${shown(name)} (${name.length} characters)`,
      example: shown('catalog'),
    });
  }
  return name;
}

/** Checks a host name: dot-separated DNS labels, at most 253 characters, no scheme, no port, no IP address. */
export function checkHost(host: string, place: string): string {
  if (!HOST.test(host) || isIP(host) !== 0) {
    refuse({
      code: 'HOST_INVALID',
      place,
      expected: 'a host must be a lower-case DNS name without scheme, port or path',
      got: shown(host),
      example: shown('shop.example.com'),
    });
  }
  return host;
}

/** Checks the name of an environment variable: letters, digits and underscores, no leading digit. */
export function checkVariableName(name: string, place: string): string {
  if (!VARIABLE.test(name)) {
    refuse({
      code: 'VARIABLE_NAME_INVALID',
      place,
      expected: 'a variable name must be letters, digits and underscores and not start with a digit',
      got: shown(name),
      example: shown('ORDERS_URL'),
    });
  }
  return name;
}
