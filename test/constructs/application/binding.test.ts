import { Binding } from '../../../constructs';
import { refusal } from '../testing';

test.each<[string, Binding, string | undefined]>([
  ['fixed text', Binding.value('a'), undefined],
  ['plain text', Binding.plain('a', 'no secret'), undefined],
  ['a field of the pod', Binding.field('metadata.name'), undefined],
  ['a URL', Binding.url('orders'), 'orders'],
  ['host and port', Binding.hostPort('orders'), 'orders'],
  ['a host', Binding.host('orders'), 'orders'],
  ['a port', Binding.port('orders'), 'orders'],
  ['a key of a Secret', Binding.secret('orders', 'password'), 'orders'],
  ['an attribute', Binding.attribute('orders', 'name'), 'orders'],
])('%s takes from the role %s', (_, binding, role) => {
  expect(binding._role).toBe(role);
});

test('plain text under a secret-looking name needs a reason', () => {
  expect(refusal(() => Binding.plain('hunter2', ' '))).toMatchObject({
    code: 'REASON_MISSING',
    place: 'Binding.plain',
  });
});
