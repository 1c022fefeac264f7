import { checkCidr } from '../../../constructs/core/cidr';
import { refusal } from '../testing';
import fc from '../../chance';

test.each(['0.0.0.0/0', '10.0.0.0/8', '203.0.113.7/32', '::/0', '2001:db8::/32', '2001:db8:0:1::/64', 'fe80::1/128'])(
  '%s is a range',
  (cidr) => {
    expect(checkCidr(cidr, 'here')).toBe(cidr);
  },
);

test.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0/8', '::/129', '::ffff:10.0.0.0/104', '10.0.0.0/8 '])(
  '%j is none',
  (cidr) => {
    expect(refusal(() => checkCidr(cidr, 'here'))).toMatchObject({ code: 'CIDR_INVALID', place: 'here' });
  },
);

test.each([
  ['203.0.113.5/24', '"203.0.113.5/32", for one address'],
  ['2001:db8::1/32', '"2001:db8::1/128", for one address'],
])('%s has more than its leading bits', (cidr, example) => {
  expect(refusal(() => checkCidr(cidr, 'here'))).toMatchObject({ code: 'CIDR_INVALID', example });
});

test('any IPv4 address is the range of itself alone', () => {
  fc.assert(fc.property(fc.ipV4(), (address) => checkCidr(`${address}/32`, 'here') === `${address}/32`));
});

test('any IPv6 address is too', () => {
  const address = fc.ipV6().filter((text) => !text.includes('.'));
  fc.assert(fc.property(address, (text) => checkCidr(`${text}/128`, 'here') === `${text}/128`));
});
