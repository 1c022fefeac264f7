import { Size } from 'cdk8s';
import {
  Connection,
  Endpoint,
  Folder,
  PaymentChannel,
  PaymentSystem,
  StatelessService,
  type MigrationProps,
  type PaymentIdentities,
  type PaymentSystemProps,
} from '../../../constructs';
import {
  client,
  completeComponent,
  endpoint,
  expectServed,
  find,
  finished,
  minimalComponent,
  podsOf,
  podsSelectedBy,
  program,
  reaches,
  refusal,
  RESOURCES,
  STORES,
  testChart,
  using,
} from '../testing';

const { database, broker, durable: idempotency } = STORES;
const folders = [Folder.persistent('/exports')];
const checkout = client('checkout', 'commerce');
const acquirer = (host: string) => Connection.to(Endpoint.external({ host, port: 443, cidrs: ['203.0.113.0/24'] }));
const channel = (host: string) => ({ ...minimalComponent('acquirer'), acquirer: acquirer(host) });
const cards = PaymentChannel.bankCard({
  ...minimalComponent('acquirer', 'vault'),
  acquirer: acquirer('cards.example.com'),
  vault: endpoint('vault', [PaymentSystem.identitiesOf('payment', 'payments').cardChannel]),
});

const MINIMAL: PaymentSystemProps = {
  gateway: minimalComponent('database', 'broker', 'idempotency', 'card', 'mobile', 'wallet', 'invoice'),
  channels: [
    cards,
    PaymentChannel.mobilePayment(channel('mobile.example.com')),
    PaymentChannel.eWallet(channel('wallet.example.com')),
    PaymentChannel.named('invoice', channel('invoice.example.com')),
  ],
  settlement: {
    application: program({ ...using('database', 'broker'), folders }),
    sizing: { resources: RESOURCES },
  },
  reconciliation: {
    application: program({ ...using('database'), folders }),
    resources: RESOURCES,
    schedule: '15 2 * * *',
  },
  settlementFiles: { path: '/exports', size: Size.gibibytes(1) },
  database,
  broker,
  idempotency,
  clients: [checkout],
};

const migration: MigrationProps = {
  application: program(using('database')),
  gate: program(using('database')),
  resources: RESOURCES,
};

const ways = (chart: ReturnType<typeof testChart>) =>
  finished(chart, 'NetworkPolicy')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.includes('-from-'))
    .sort();

describe('minimal props', () => {
  const chart = testChart('payments');
  const system = new PaymentSystem(chart, 'payment', MINIMAL);

  test('a gateway, a deployment for each channel, a worker and a job', () => {
    const names = ['Deployment', 'CronJob', 'Job'].flatMap((kind) => finished(chart, kind));
    expect(names.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'CronJob payment-reconciliation',
      'Deployment payment-card',
      'Deployment payment-gateway',
      'Deployment payment-invoice',
      'Deployment payment-mobile',
      'Deployment payment-settlement',
      'Deployment payment-wallet',
    ]);
  });

  test("only the gateway's listed clients get in, and only the gateway reaches the channels", () => {
    expect(ways(chart)).toEqual([
      'payment-card-8080-from-payment-gateway',
      'payment-gateway-8080-from-checkout.commerce',
      'payment-invoice-8080-from-payment-gateway',
      'payment-mobile-8080-from-payment-gateway',
      'payment-wallet-8080-from-payment-gateway',
    ]);
    const listed = find(chart, 'NetworkPolicy', 'payment-gateway-8080-from-checkout.commerce').spec;
    expect(listed).toMatchObject({ ingress: [{ from: [{ podSelector: { matchLabels: checkout.selector } }] }] });
  });

  test('a channel lists the gateway and nobody else, so that no other connection to it can be stated', () => {
    const services = system.node.findAll().filter((construct) => construct instanceof StatelessService);
    const channels = services.filter(({ identity }) => identity.name !== 'payment-gateway');
    const { gateway } = PaymentSystem.identitiesOf('payment', 'payments');
    expect(channels).toHaveLength(4);
    for (const { endpoint: where } of channels) {
      expect(where.clients).toEqual([gateway]);
    }
  });

  test('each channel reaches its acquirer, and the one for cards the vault', () => {
    expect(reaches(chart, 'payment-mobile')).toEqual([443]);
    expect(reaches(chart, 'payment-wallet')).toEqual([443]);
    expect(reaches(chart, 'payment-invoice')).toEqual([443]);
    expect(reaches(chart, 'payment-card')).toEqual([80, 443]);
    expect(reaches(chart, 'payment-gateway')).toEqual([5432, 5672, 6379, 8080, 8080, 8080, 8080]);
  });

  test('the gateway knows each channel by its name', () => {
    expect(podsOf(chart, 'Deployment', 'payment-gateway').spec.containers[0].env).toContainEqual({
      name: 'INVOICE',
      value: 'payment-invoice.payments.svc',
    });
  });

  test('without a change of the schema nobody waits for one', () => {
    expect(finished(chart, 'Job')).toEqual([]);
    expect(podsOf(chart, 'Deployment', 'payment-gateway').spec.initContainers).toBeUndefined();
  });

  test('outputs point at objects that exist', () => {
    expect(system.endpoint).toMatchObject({ host: 'payment-gateway.payments.svc', clients: [checkout] });
    expectServed(chart, system.endpoint);
    expect(system.metrics).toEqual([]);
  });
});

describe('with a change of the schema', () => {
  const chart = testChart('payments');
  new PaymentSystem(chart, 'payment', { ...MINIMAL, migration });

  test('a Job makes it, and the gateway and settlement wait for it', () => {
    expect(finished(chart, 'Job').map(({ metadata }) => metadata.name)).toEqual([
      expect.stringMatching(/^payment-migration-[0-9a-f]{10}$/),
    ]);
    for (const name of ['payment-gateway', 'payment-settlement']) {
      expect(podsOf(chart, 'Deployment', name).spec.initContainers).toMatchObject([{ name: 'wait-for-schema' }]);
    }
    expect(podsOf(chart, 'Deployment', 'payment-card').spec.initContainers).toBeUndefined();
  });

  test('stores and vaults can list its parts before they exist', () => {
    const parts = PaymentSystem.identitiesOf('payment', 'payments');
    const {
      gateway,
      cardChannel,
      settlement,
      reconciliation,
      migration: change,
    } = parts satisfies Required<PaymentIdentities>;
    for (const identity of [gateway, cardChannel, settlement, reconciliation, change]) {
      expect(podsSelectedBy(chart, identity.selector, 'payments')).toHaveLength(1);
    }
  });
});

describe('all props', () => {
  const chart = testChart('payments');
  const props: Required<PaymentSystemProps> = {
    ...MINIMAL,
    gateway: completeComponent('database', 'broker', 'idempotency', 'card'),
    channels: [cards],
    migration: { ...migration, name: 'overruled', roles: {}, retries: 0 },
    scrapers: [client('prometheus', 'monitoring')],
  };
  const system = new PaymentSystem(chart, 'payment', props);

  test('the gateway waits for the schema after its own init containers', () => {
    expect(podsOf(chart, 'Deployment', 'payment-gateway').spec.initContainers?.map(({ name }) => name)).toEqual([
      'first',
      'wait-for-schema',
      'beside',
    ]);
  });

  test('listed readers get to the metrics, which are where they are said to be', () => {
    expect(ways(chart)).toContain('payment-gateway-9090-from-prometheus.monitoring');
    expect(system.metrics).toHaveLength(1);
    for (const { endpoint: where } of system.metrics) {
      expect(where.clients).toEqual(props.scrapers);
      expectServed(chart, where);
    }
  });

  test('a migration is called as the system, whatever its props say', () => {
    expect(finished(chart, 'Job')[0]).toMatchObject({ spec: { backoffLimit: 0 } });
    expect(finished(chart, 'Job')[0]?.metadata.name).toMatch(/^payment-migration-/);
  });
});

describe('fails when', () => {
  const provoke = (props: Partial<PaymentSystemProps>) =>
    refusal(() => new PaymentSystem(testChart('payments'), 'payment', { ...MINIMAL, ...props }));

  test('the gateway does not use a channel, or wants one that there is not', () => {
    expect(provoke({ gateway: minimalComponent('database', 'broker', 'idempotency') }).code).toBe('ROLE_UNBOUND');
    expect(provoke({ channels: [] })).toMatchObject({ code: 'ROLE_UNPLAYED', got: 'nobody for "card"' });
  });

  test('the vault does not list the channel for cards of this very system', () => {
    expect(refusal(() => new PaymentSystem(testChart('other-namespace'), 'payment', MINIMAL))).toMatchObject({
      code: 'CLIENT_NOT_LISTED',
      place: 'test/payment/card/outgoing',
    });
  });
});
