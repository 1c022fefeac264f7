import {
  Endpoint,
  Identity,
  Protocol,
  type ExternalServiceProps,
  type ServiceEndpointProps,
} from '../../../constructs';
import { client, refusal } from '../testing';

const identity = Identity.of({ name: 'orders', namespace: 'shop' });

describe('a service of the cluster', () => {
  test('minimal: the pods listen on the same port, and anyone may state a connection', () => {
    const endpoint = Endpoint.service({ service: 'orders', port: 80, protocol: Protocol.HTTP, identity });
    expect(endpoint).toMatchObject({ host: 'orders.shop.svc', port: 80, targetPort: 80, cidrs: [] });
    expect(endpoint.hostPort).toBe('orders.shop.svc:80');
    expect(endpoint.clients).toBeUndefined();
  });

  test('complete: policies see the own port of the pods', () => {
    const props: Required<ServiceEndpointProps> = {
      service: 'orders-v1',
      port: 80,
      targetPort: 8080,
      protocol: Protocol.GRPC,
      identity,
      clients: [client('checkout')],
      canaryService: 'orders-v2',
    };
    expect(Endpoint.service(props)).toMatchObject({
      host: 'orders-v1.shop.svc',
      port: 80,
      targetPort: 8080,
      protocol: 'grpc',
      identity,
      clients: props.clients,
      canaryService: 'orders-v2',
    });
  });

  test.each([0, -1, 1.5, 65536, NaN])('fails when the port is %d', (port) => {
    const common = { service: 'orders', protocol: Protocol.HTTP, identity };
    expect(refusal(() => Endpoint.service({ ...common, port }))).toMatchObject({
      code: 'PORT_INVALID',
      place: 'Endpoint.service orders',
    });
    expect(refusal(() => Endpoint.service({ ...common, port: 80, targetPort: port })).code).toBe('PORT_INVALID');
  });
});

describe('an address outside the cluster', () => {
  const minimal: ExternalServiceProps = { host: 'acquirer.example.com', port: 443, cidrs: ['203.0.113.0/24'] };

  test('minimal: TLS is spoken there, and no pods stand behind it', () => {
    const endpoint = Endpoint.external(minimal);
    expect(endpoint).toMatchObject({ host: 'acquirer.example.com', port: 443, targetPort: 443, protocol: 'https' });
    expect(endpoint.cidrs).toEqual(['203.0.113.0/24']);
    expect(endpoint.identity).toBeUndefined();
  });

  test('complete: another protocol, ranges of both families', () => {
    const props: Required<ExternalServiceProps> = {
      ...minimal,
      protocol: Protocol.TCP,
      cidrs: ['0.0.0.0/0', '2001:db8::/32', '::/0', '10.1.2.3/32'],
    };
    expect(Endpoint.external(props)).toMatchObject({ protocol: 'tcp', cidrs: props.cidrs });
  });

  test.each(['203.0.113.0', '203.0.113.0/33', '300.1.1.1/8', '1.2.3/8', '2001:db8::/129', 'example.com/8', '/8', ''])(
    'fails when a range is %j',
    (range) => {
      expect(refusal(() => Endpoint.external({ ...minimal, cidrs: ['10.0.0.0/8', range] }))).toMatchObject({
        code: 'CIDR_INVALID',
        got: JSON.stringify(range),
      });
    },
  );

  test('fails when it lists no range, or the host is none', () => {
    expect(refusal(() => Endpoint.external({ ...minimal, cidrs: [] })).code).toBe('CIDR_INVALID');
    expect(refusal(() => Endpoint.external({ ...minimal, host: 'acquirer:443' })).code).toBe('HOST_INVALID');
    expect(refusal(() => Endpoint.external({ ...minimal, port: 0 })).code).toBe('PORT_INVALID');
  });
});
