import { refuse, shown } from './errors';

/** Checks a TCP port: a whole number from 1 to 65535. */
export function checkPort(port: number, place: string): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    refuse({
      code: 'PORT_INVALID',
      place,
      expected: 'a port must be a whole number from 1 to 65535',
      got: shown(port),
      example: '8080',
    });
  }
  return port;
}
