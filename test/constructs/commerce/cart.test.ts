import { Cart, type CartProps } from '../../../constructs';
import {
  completeComponent,
  expectComplete,
  expectOutputs,
  find,
  minimalComponent,
  reaches,
  refusal,
  ROLLOUT,
  STORES,
  testChart,
} from '../testing';

test.each<[string, Pick<CartProps, 'store' | 'redis'>, number]>([
  ['DynamoDB', { store: STORES.tables }, 443],
  ['Redis', { redis: STORES.durable }, 6379],
])('minimal props, for a program that speaks %s', (_, store, port) => {
  const chart = testChart();
  const cart = new Cart(chart, 'cart', { ...minimalComponent('store'), ...store });
  expectOutputs(chart, cart);
  expect(reaches(chart, 'cart')).toEqual([port]);
});

test('all props', () => {
  const chart = testChart();
  const props: Required<Omit<CartProps, 'redis'>> = {
    ...completeComponent('store'),
    rollout: ROLLOUT,
    store: STORES.tables,
  };
  const cart = new Cart(chart, 'cart', props);
  expectComplete(chart, 'Deployment', 'cart');
  expectOutputs(chart, cart);
  expect(find(chart, 'Deployment', 'cart').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(cart.identity.selector).toMatchObject({ 'app.kubernetes.io/component': 'cart' });
});

test('fails when it has no store, and its program wants one', () => {
  expect(refusal(() => new Cart(testChart(), 'cart', minimalComponent('store'))).code).toBe('ROLE_UNPLAYED');
});
