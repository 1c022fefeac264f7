import {
  Endpoint,
  Identity,
  IncomingTraffic,
  OutgoingTraffic,
  Protocol,
  type IncomingTrafficProps,
  type OutgoingTrafficProps,
} from '../../../constructs';
import { client, endpoint, find, finished, refusal, testChart } from '../testing';

const cart = client('cart', 'commerce');
const acquirer = Endpoint.external({
  host: 'acquirer.example.com',
  port: 443,
  cidrs: ['203.0.113.0/24', '198.51.100.0/24'],
});
const names = (chart: ReturnType<typeof testChart>) =>
  finished(chart, 'NetworkPolicy').map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`);

describe('what goes out', () => {
  test('minimal props: the way out of the client, and the way in where it goes', () => {
    const chart = testChart();
    new OutgoingTraffic(chart, 'cart', { client: cart, endpoints: [endpoint('orders')] });
    expect(names(chart)).toEqual(['commerce/cart-egress', 'shop/orders-80-from-cart.commerce']);
  });

  test('all props: the policy may have another name', () => {
    const chart = testChart();
    const props: Required<OutgoingTrafficProps> = {
      client: cart,
      endpoints: [endpoint('orders'), acquirer],
      name: 'cart-to-orders',
    };
    const traffic = new OutgoingTraffic(chart, 'cart', props);
    expect(traffic).toMatchObject({ client: cart, endpoints: props.endpoints });
    expect(names(chart)).toEqual(['commerce/cart-to-orders', 'shop/orders-80-from-cart.commerce']);
  });

  test('clients of one name in two namespaces, and in the callee’s own, have a policy each', () => {
    const chart = testChart();
    for (const namespace of ['commerce', 'payments', 'shop']) {
      new OutgoingTraffic(chart, namespace, { client: client('cart', namespace), endpoints: [endpoint('orders')] });
    }
    expect(names(chart).filter((name) => name.includes('from'))).toEqual([
      'shop/orders-80-from-cart.commerce',
      'shop/orders-80-from-cart.payments',
      'shop/orders-80-from-cart',
    ]);
  });

  test('two Services before the same pods are one way in', () => {
    const chart = testChart();
    const services = ['orders', 'orders-headless'].map((service) =>
      Endpoint.service({ service, port: 80, protocol: Protocol.HTTP, identity: client('orders') }),
    );
    new OutgoingTraffic(chart, 'cart', { client: cart, endpoints: services });
    expect(names(chart)).toEqual(['commerce/cart-egress', 'shop/orders-80-from-cart.commerce']);
  });

  test('outside the cluster it goes to the stated ranges, on the stated port', () => {
    const chart = testChart();
    new OutgoingTraffic(chart, 'cart', { client: cart, endpoints: [acquirer] });
    expect(find(chart, 'NetworkPolicy', 'cart-egress').spec).toMatchObject({
      podSelector: { matchLabels: cart.selector },
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ipBlock: { cidr: '203.0.113.0/24' } }, { ipBlock: { cidr: '198.51.100.0/24' } }],
          ports: [{ port: 443, protocol: 'TCP' }],
        },
      ],
    });
    expect(names(chart)).toEqual(['commerce/cart-egress']);
  });

  test('one that is stated twice is written once; none is written for none', () => {
    const chart = testChart();
    new OutgoingTraffic(chart, 'cart', { client: cart, endpoints: [endpoint('orders'), endpoint('orders')] });
    new OutgoingTraffic(chart, 'nobody', { client: client('nobody'), endpoints: [] });
    expect(names(chart)).toEqual(['commerce/cart-egress', 'shop/orders-80-from-cart.commerce']);
    expect(find(chart, 'NetworkPolicy', 'cart-egress').spec.egress).toHaveLength(1);
  });

  test('where the owner lists its clients, it writes the way in itself', () => {
    const chart = testChart();
    new OutgoingTraffic(chart, 'cart', { client: cart, endpoints: [endpoint('vault', [cart])] });
    expect(names(chart)).toEqual(['commerce/cart-egress']);
  });
});

describe('what comes in', () => {
  test('minimal props: anyone, from anywhere, to one port', () => {
    const chart = testChart();
    new IncomingTraffic(chart, 'web', { endpoint: endpoint('web') });
    expect(find(chart, 'NetworkPolicy', 'web-80-from-anywhere').spec).toEqual({
      podSelector: { matchLabels: client('web').selector },
      policyTypes: ['Ingress'],
      ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }],
    });
  });

  test('all props: a client, by namespace and labels together', () => {
    const chart = testChart();
    const props: Required<IncomingTrafficProps> = {
      endpoint: endpoint('web'),
      client: Identity.foreign({ name: 'nginx', namespace: 'ingress', labels: { app: 'nginx' } }),
      reads: ['/metrics'],
    };
    new IncomingTraffic(chart, 'web', props);
    expect(find(chart, 'NetworkPolicy', 'web-80-from-nginx.ingress').spec.ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } },
            podSelector: { matchLabels: { app: 'nginx' } },
          },
        ],
        ports: [{ port: 80, protocol: 'TCP' }],
      },
    ]);
  });
});

describe('fails when', () => {
  test('the client is not listed: the message names those who are, and the one who is not', () => {
    const vault = endpoint('vault', [client('card', 'payments')]);
    const issue = refusal(() => new OutgoingTraffic(testChart(), 'cart', { client: cart, endpoints: [vault] }));
    expect(issue).toMatchObject({ code: 'CLIENT_NOT_LISTED', place: 'test/cart' });
    expect(issue.expected).toContain('vault.shop.svc:80 must list the client (it lists payments/card (');
    expect(issue.got).toContain('commerce/cart (');
    expect(issue.example).toContain(`Identity.of({ name: 'cart', namespace: 'commerce'`);
    expect(refusal(() => new IncomingTraffic(testChart(), 'in', { endpoint: vault, client: cart })).code).toBe(
      'CLIENT_NOT_LISTED',
    );
  });

  test('a client has the name of a listed one, but is another part or lives elsewhere', () => {
    const card = Identity.of({ name: 'card', namespace: 'payments', component: 'bank-card' });
    const vault = endpoint('vault', [card]);
    for (const other of [client('card', 'payments'), client('card', 'commerce')]) {
      expect(refusal(() => new OutgoingTraffic(testChart(), 'x', { client: other, endpoints: [vault] })).code).toBe(
        'CLIENT_NOT_LISTED',
      );
    }
  });

  test('something outside the cluster should be let in to', () => {
    expect(refusal(() => new IncomingTraffic(testChart(), 'x', { endpoint: acquirer }))).toMatchObject({
      code: 'ENDPOINT_UNSERVED',
      place: 'test/x',
      got: 'acquirer.example.com:443',
    });
  });
});
