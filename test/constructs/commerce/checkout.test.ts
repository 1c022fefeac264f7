import { Checkout, type CheckoutProps } from '../../../constructs';
import {
  completeComponent,
  endpoint,
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

const needs = { sessions: STORES.cache, orders: endpoint('orders'), payment: endpoint('payment-gateway') };

test('minimal props: it reaches sessions, orders and payment', () => {
  const chart = testChart();
  const checkout = new Checkout(chart, 'checkout', { ...minimalComponent('sessions', 'orders', 'payment'), ...needs });
  expectOutputs(chart, checkout);
  expect(reaches(chart, 'checkout')).toEqual([80, 80, 6379]);
});

test('all props: it asks logistics too', () => {
  const chart = testChart();
  const props: Required<CheckoutProps> = {
    ...completeComponent('sessions', 'orders', 'payment', 'logistics'),
    ...needs,
    rollout: ROLLOUT,
    logistics: endpoint('logistics'),
  };
  const checkout = new Checkout(chart, 'checkout', props);
  expectComplete(chart, 'Deployment', 'checkout');
  expectOutputs(chart, checkout);
  expect(find(chart, 'Deployment', 'checkout').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(reaches(chart, 'checkout')).toEqual([80, 80, 80, 6379, 6443, 8443]);
});

test('a gateway can list it before it exists, and then it gets in', () => {
  const before = Checkout.identityOf('checkout', 'shop');
  const props = { ...needs, payment: endpoint('payment-gateway', [before]) };
  const chart = testChart();
  const { identity } = new Checkout(chart, 'checkout', {
    ...minimalComponent('sessions', 'orders', 'payment'),
    ...props,
  });
  expect(identity.sameAs(before)).toBe(true);
});

test('fails when the gateway lists another checkout', () => {
  const payment = endpoint('payment-gateway', [Checkout.identityOf('other', 'shop')]);
  const props = { ...minimalComponent('sessions', 'orders', 'payment'), ...needs, payment };
  expect(refusal(() => new Checkout(testChart(), 'checkout', props))).toMatchObject({
    code: 'CLIENT_NOT_LISTED',
    place: 'test/checkout/service/outgoing',
  });
});
