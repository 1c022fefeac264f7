import { Broker, type BrokerProps, type ManagedBrokerProps } from '../../../constructs';
import { endpoint, refusal, SECRET } from '../testing';

test('in the cluster: an address and a secret', () => {
  const props: Required<BrokerProps> = { endpoint: endpoint('broker'), secret: SECRET };
  expect(Broker.of(props).connection).toMatchObject({ ...props, attributes: {} });
});

test("outside: AMQP's own port, or another", () => {
  const minimal: ManagedBrokerProps = { host: 'broker.example.com', cidrs: ['10.0.0.0/8'], secret: SECRET };
  const props: Required<ManagedBrokerProps> = { ...minimal, port: 7000 };
  expect(Broker.managed(minimal).connection).toMatchObject({
    endpoint: { host: 'broker.example.com', port: 5672, protocol: 'tcp', cidrs: ['10.0.0.0/8'] },
    secret: SECRET,
  });
  expect(Broker.managed(props).connection.endpoint?.port).toBe(7000);
  expect(refusal(() => Broker.managed({ ...minimal, cidrs: [] })).code).toBe('CIDR_INVALID');
});
