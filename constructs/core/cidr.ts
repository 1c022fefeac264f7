import { isIP } from 'net';
import { refuse, shown } from './errors';

/** Checks an address range: an IPv4 address and 0 to 32 bits, or an IPv6 address and 0 to 128, nothing set after them. */
export function checkCidr(cidr: string, place: string): string {
  const [, address = '', bits = ''] = /^([0-9a-f.:]+)\/(0|[1-9]\d{0,2})$/i.exec(cidr) ?? [];
  const version = isIP(address);
  if (version === 0 || Number(bits) > (version === 4 ? 32 : 128) || isMapped(address)) {
    refuse({
      code: 'CIDR_INVALID',
      place,
      expected: 'an address range must be an IP address, a slash and the number of its leading bits',
      got: shown(cidr),
      example: shown('203.0.113.0/24'),
    });
  }
  if (binary(address).slice(Number(bits)).includes('1')) {
    refuse({
      code: 'CIDR_INVALID',
      place,
      expected: `an address range must have nothing but zeros after its ${bits} leading bits`,
      got: shown(cidr),
      example: `${shown(`${address}/${version === 4 ? 32 : 128}`)}, for one address`,
    });
  }
  return cidr;
}

/** IPv4 written as IPv6: later releases of Kubernetes refuse it. */
function isMapped(address: string): boolean {
  return address.includes(':') && address.includes('.');
}

/** The bits of a well-formed IP address, as zeros and ones. */
export function binary(address: string): string {
  if (isIP(address) === 4) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter((part) => part !== ''));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.map((part) => parseInt(part, 16).toString(2).padStart(16, '0')).join('');
}
