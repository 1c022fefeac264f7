import { Exposure, Storefront, type StorefrontProps } from '../../../constructs';
import {
  completeComponent,
  endpoint,
  expectComplete,
  expectOutputs,
  find,
  finished,
  minimalComponent,
  podsOf,
  reaches,
  refusal,
  ROLLOUT,
  testChart,
} from '../testing';

const ROLES = ['catalog', 'cart', 'checkout', 'orders'];
const neighbours = {
  catalog: endpoint('catalog'),
  cart: endpoint('cart'),
  checkout: endpoint('checkout'),
  orders: endpoint('orders'),
};

test('minimal props: reached inside the cluster, and reaching the four that it shows', () => {
  const chart = testChart();
  const storefront = new Storefront(chart, 'web', { ...minimalComponent(...ROLES), ...neighbours });
  expect(find(chart, 'Service', 'web').spec).toMatchObject({ type: 'ClusterIP' });
  expect(podsOf(chart, 'Deployment', 'web').spec.containers[0].env).toEqual(
    ROLES.map((role) => ({ name: role.toUpperCase(), value: `${role}.shop.svc` })),
  );
  expect(reaches(chart, 'web')).toEqual([80, 80, 80, 80]);
  expectOutputs(chart, storefront);
});

test('all props', () => {
  const chart = testChart();
  const props: Required<StorefrontProps> = {
    ...completeComponent(...ROLES),
    ...neighbours,
    rollout: ROLLOUT,
    exposure: Exposure.nodePort(30080),
  };
  const storefront = new Storefront(chart, 'web', props);
  expectComplete(chart, 'Deployment', 'web');
  expectOutputs(chart, storefront);
  expect(find(chart, 'Deployment', 'web').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(find(chart, 'Service', 'web').spec).toMatchObject({ type: 'NodePort' });
  expect(storefront.identity.selector).toMatchObject({ 'app.kubernetes.io/component': 'storefront' });
});

test('fails when its program does not use a neighbour that it is given', () => {
  const props = { ...minimalComponent('catalog', 'cart', 'checkout'), ...neighbours };
  expect(refusal(() => new Storefront(testChart(), 'web', props))).toMatchObject({
    code: 'ROLE_UNBOUND',
    got: '"orders"',
  });
});

test('fails when a neighbour lists its clients and not the storefront', () => {
  const props = { ...minimalComponent(...ROLES), ...neighbours, orders: endpoint('orders', []) };
  const chart = testChart();
  expect(refusal(() => new Storefront(chart, 'web', props)).code).toBe('CLIENT_NOT_LISTED');
  expect(finished(chart, 'Deployment')).toEqual([]);
});
