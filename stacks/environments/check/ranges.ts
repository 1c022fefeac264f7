/** An IPv4 range as its first and last address. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Whether one IPv4 range lies in another. Both must be well formed. */
export function isInside(inner: string, outer: string): boolean {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a.first >= b.first && a.last <= b.last;
}

/** Whether two IPv4 ranges have an address in common. Both must be well formed. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.first <= b.last && b.first <= a.last;
}

/** Whether it is an IPv4 range: the networks of clusters are made of no others here. */
export function isIpv4Range(cidr: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(cidr);
}

function rangeOf(cidr: string): Range {
  const [address = '', bits = ''] = cidr.split('/');
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}
