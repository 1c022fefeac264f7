import { isIP } from 'net';
import { refuse, shown } from './errors';

/** Checks an address range: an IPv4 address and 0 to 32 bits, or an IPv6 address and 0 to 128. */
export function checkCidr(cidr: string, place: string): string {
  const [, address = '', bits = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(cidr) ?? [];
  const version = isIP(address);
  if (version === 0 || Number(bits) > (version === 4 ? 32 : 128)) {
    refuse({
      code: 'CIDR_INVALID',
      place,
      expected: 'an address range must be an IP address, a slash and the number of its leading bits',
      got: shown(cidr),
      example: shown('203.0.113.0/24'),
    });
  }
  return cidr;
}
