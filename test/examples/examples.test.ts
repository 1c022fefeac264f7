import { builtExample, writtenObjects, type WrittenObject } from './packed';
import { openPods, podsOf } from './pods';
import { waysOf } from './ways';

describe('one service of your own', () => {
  let objects: WrittenObject[];

  beforeAll(async () => {
    objects = await writtenObjects(await builtExample('own-service'));
  });

  it('is a Deployment with all that stands around it', () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'Deployment greeter',
      'Namespace greetings',
      'NetworkPolicy allow-dns',
      'NetworkPolicy default-deny',
      'PodDisruptionBudget greeter',
      'Service greeter',
      'ServiceAccount greeter',
    ]);
    expect(openPods(podsOf(objects))).toEqual([]);
  });
});

describe('Online Boutique', () => {
  let objects: WrittenObject[];

  beforeAll(async () => {
    objects = await writtenObjects(await builtExample('online-boutique'));
  });

  it('runs eleven services and a Redis in three zones', () => {
    expect([...podsOf(objects).keys()].sort()).toEqual([
      'edge/frontend',
      'edge/loadgenerator',
      'payment/paymentservice',
      'shop/adservice',
      'shop/cartservice',
      'shop/checkoutservice',
      'shop/currencyservice',
      'shop/emailservice',
      'shop/productcatalogservice',
      'shop/recommendationservice',
      'shop/redis-cart',
      'shop/shippingservice',
    ]);
  });

  it('restricts every pod, with a root file system that nobody writes to', () => {
    expect(openPods(podsOf(objects))).toEqual([]);
  });

  it('takes each image by its digest where one is known', () => {
    const images = [...podsOf(objects).values()].flatMap(({ spec }) => spec.containers.map(({ image }) => image));
    const tagged = images.filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image));
    expect(tagged.map((image) => image.replace(/.*\//, '')).sort()).toEqual([
      'loadgenerator:v0.10.6',
      'redis:7.4.11-bookworm',
    ]);
  });

  it('asks every gRPC server by gRPC whether it is ready', () => {
    const asked = [...podsOf(objects)].filter(([, { spec }]) => spec.containers[0]?.readinessProbe?.grpc !== undefined);
    expect(asked).toHaveLength(9);
  });

  it('lets each service reach what it calls and nothing else, on both sides', () => {
    const ways = waysOf(objects);
    expect(ways.out).toEqual([
      'cartservice > shop/redis-cart:6379',
      'checkoutservice > payment/paymentservice:50051',
      'checkoutservice > shop/cartservice:7070',
      'checkoutservice > shop/currencyservice:7000',
      'checkoutservice > shop/emailservice:8080',
      'checkoutservice > shop/productcatalogservice:3550',
      'checkoutservice > shop/shippingservice:50051',
      'frontend > shop/adservice:9555',
      'frontend > shop/cartservice:7070',
      'frontend > shop/checkoutservice:5050',
      'frontend > shop/currencyservice:7000',
      'frontend > shop/productcatalogservice:3550',
      'frontend > shop/recommendationservice:8080',
      'frontend > shop/shippingservice:50051',
      'loadgenerator > edge/frontend:8080',
      'recommendationservice > shop/productcatalogservice:3550',
    ]);
    expect(ways.in.filter((way) => !ways.out.includes(way))).toEqual(['envoy-gateway-system > edge/frontend:8080']);
    expect(ways.out.filter((way) => !ways.in.includes(way))).toEqual([]);
  });

  it('lets the payment, which logs cards, reach nobody', () => {
    expect(waysOf(objects).out.filter((way) => way.startsWith('paymentservice'))).toEqual([]);
    expect(waysOf(objects).in.filter((way) => way.includes('payment/'))).toEqual([
      'checkoutservice > payment/paymentservice:50051',
    ]);
  });

  it('says on the payment what becomes of card numbers', () => {
    const deployment = objects.find(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'paymentservice',
    );
    expect(deployment?.metadata.labels?.['card-data']).toBe('logged');
    expect(podsOf(objects).get('payment/paymentservice')?.metadata.annotations?.['cdk8s-commerce/stand-in']).toMatch(
      /card numbers .* log/,
    );
  });

  it('tells each service the addresses under the names that its image reads', () => {
    const addresses = podsOf(objects).get('edge/frontend')?.spec.containers[0]?.env ?? [];
    expect(Object.fromEntries(addresses.map(({ name, value }) => [name, value]))).toMatchObject({
      PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice.shop.svc:3550',
      CHECKOUT_SERVICE_ADDR: 'checkoutservice.shop.svc:5050',
      AD_SERVICE_ADDR: 'adservice.shop.svc:9555',
    });
    const mail = podsOf(objects).get('shop/checkoutservice')?.spec.containers[0]?.env ?? [];
    expect(mail).toContainEqual({ name: 'EMAIL_SERVICE_ADDR', value: 'emailservice.shop.svc:5000' });
  });
});
