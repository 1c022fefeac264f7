import { Identity, type ForeignIdentityProps, type IdentityProps } from '../../../constructs';
import { refusal } from '../testing';

describe('a workload of this library', () => {
  test('minimal: selected by three labels that all say its name', () => {
    expect(Identity.of({ name: 'orders', namespace: 'shop' }).selector).toEqual({
      'app.kubernetes.io/name': 'orders',
      'app.kubernetes.io/instance': 'orders',
      'app.kubernetes.io/component': 'orders',
    });
  });

  test('complete: component, instance and further labels', () => {
    const props: Required<IdentityProps> = {
      name: 'orders',
      namespace: 'shop',
      component: 'order-processing',
      instance: 'eu',
      labels: { app: 'orders' },
      sidecar: false,
    };
    expect(Identity.of(props).account).toBeUndefined();
    expect(Identity.of({ ...props, sidecar: true }).account).toBe('orders');
    expect(Identity.of(props).selector).toEqual({
      'app.kubernetes.io/name': 'orders',
      'app.kubernetes.io/instance': 'eu',
      'app.kubernetes.io/component': 'order-processing',
      app: 'orders',
    });
  });
});

describe('pods of others', () => {
  test('minimal: all of a namespace', () => {
    expect(Identity.foreign({ name: 'prometheus', namespace: 'monitoring' }).selector).toEqual({});
  });

  test('complete: by their labels', () => {
    const props: Required<ForeignIdentityProps> = {
      name: 'prometheus',
      namespace: 'monitoring',
      labels: { a: 'b' },
      account: 'reader',
    };
    expect(Identity.foreign(props)).toMatchObject({
      name: 'prometheus',
      namespace: 'monitoring',
      selector: { a: 'b' },
      account: 'reader',
    });
  });
});

test('the same pods are the same identity, in whatever order the labels stand', () => {
  const of = (labels: Record<string, string>, namespace = 'shop') => Identity.foreign({ name: 'x', namespace, labels });
  expect(of({ a: '1', b: '2' }).sameAs(of({ b: '2', a: '1' }))).toBe(true);
  expect(of({ a: '1' }).sameAs(of({ a: '2' }))).toBe(false);
  expect(of({ a: '1' }).sameAs(of({ a: '1' }, 'vault'))).toBe(false);
  expect(of({ a: '1' }).sameAs(of({ a: '1', b: '2' }))).toBe(false);
});

test('fails when the name or the namespace is none', () => {
  for (const make of [Identity.of.bind(Identity), Identity.foreign.bind(Identity)]) {
    expect(refusal(() => make({ name: 'My_App', namespace: 'shop' })).code).toBe('NAME_INVALID');
    expect(refusal(() => make({ name: 'app', namespace: 'My Shop' }))).toMatchObject({
      code: 'NAME_INVALID',
      got: '"My Shop" (7 characters)',
    });
  }
});

test('a caller who changes the labels later changes nothing', () => {
  const labels = { app: 'orders' };
  const identity = Identity.of({ name: 'orders', namespace: 'shop', labels });
  labels.app = 'other';
  expect(identity.selector.app).toBe('orders');
});
