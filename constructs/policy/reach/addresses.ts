import { isIP } from 'net';
import { binary } from '../../core/cidr';

/** Whether two address ranges have an address in common: then one of them lies in the other. Both must be well formed. */
export function overlaps(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** Whether one address range lies in another. Both must be well formed. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [leadingBits(outer), leadingBits(inner)];
  return a.version === b.version && b.bits.startsWith(a.bits);
}

function leadingBits(cidr: string): { readonly version: number; readonly bits: string } {
  const [address = '', length = ''] = cidr.split('/');
  return { version: isIP(address), bits: binary(address).slice(0, Number(length)) };
}
