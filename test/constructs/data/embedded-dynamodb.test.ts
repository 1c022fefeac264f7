import { Size } from 'cdk8s';
import { EmbeddedDynamodb, Image, SecretRef, type EmbeddedDynamodbProps } from '../../../constructs';
import { client, expectServed, find, finished, podsOf, refusal, RESOURCES, testChart } from '../testing';

const MINIMAL: EmbeddedDynamodbProps = {
  image: Image.parse('amazon/dynamodb-local:3.1.0'),
  resources: RESOURCES,
  secret: SecretRef.of({ name: 'cart-store', keys: ['access-key-id', 'secret-access-key'], version: '1' }),
  region: 'eu-central-1',
  storage: Size.gibibytes(1),
};

test('minimal props: one replica on a claim, for development', () => {
  const chart = testChart();
  const { store } = new EmbeddedDynamodb(chart, 'cart-store', MINIMAL);
  expect(store.connection).toMatchObject({ secret: MINIMAL.secret, attributes: { region: 'eu-central-1' } });
  expect(store.connection.endpoint?.hostPort).toBe('cart-store.shop.svc:8000');
  if (store.connection.endpoint !== undefined) {
    expectServed(chart, store.connection.endpoint);
  }
  expect(find(chart, 'StatefulSet', 'cart-store').spec).toMatchObject({
    replicas: 1,
    volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '1Gi' } } } }],
  });
  expect(podsOf(chart, 'StatefulSet', 'cart-store').spec.containers[0]).toMatchObject({
    args: ['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-dbPath', '/home/dynamodblocal/data'],
    volumeMounts: [{ name: 'data', mountPath: '/home/dynamodblocal/data' }, { mountPath: '/tmp' }],
  });
});

test('all props', () => {
  const props: Required<EmbeddedDynamodbProps> = {
    ...MINIMAL,
    storageClassName: 'fast',
    clients: [client('cart')],
    scrapers: [client('prometheus', 'monitoring')],
    placement: { priorityClassName: 'data' },
    namespace: 'data',
  };
  const chart = testChart();
  expect(new EmbeddedDynamodb(chart, 'cart-store', props).store.connection.endpoint).toMatchObject({
    host: 'cart-store.data.svc',
    clients: props.clients,
  });
  expect(podsOf(chart, 'StatefulSet', 'cart-store').spec).toMatchObject({ priorityClassName: 'data' });
  expect(find(chart, 'StatefulSet', 'cart-store').spec).toMatchObject({
    volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }],
  });
  expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
    'cart-store-8000-from-cart.shop',
  ]);
});

test('fails when the name is none for a StatefulSet', () => {
  expect(refusal(() => new EmbeddedDynamodb(testChart(), 'a'.repeat(53), MINIMAL)).code).toBe('NAME_INVALID');
});
