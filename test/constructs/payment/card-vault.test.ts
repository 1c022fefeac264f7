import { Binding, CardVault, Folder, OutgoingTraffic, Port, type CardVaultProps } from '../../../constructs';
import {
  client,
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
  SECRET,
  server,
  STORES,
  testChart,
  using,
} from '../testing';

const clients = [client('payment-card', 'payments')];
const { database } = STORES;

test('minimal props: it answers whom it lists, shows its metrics to nobody, reaches its database and nothing else', () => {
  const chart = testChart('vault');
  const vault = new CardVault(chart, 'vault', { ...minimalComponent('database'), database, clients });
  expectOutputs(chart, vault);
  expect(vault.endpoint.clients).toEqual(clients);
  expect(reaches(chart, 'vault')).toEqual([5432]);
  expect(finished(chart, 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
    'vault-egress',
    'vault-8080-from-payment-card.payments',
  ]);
});

/** A program that takes its key from a Secret alone, with no connection to anybody. */
const application = server({
  ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })],
  metrics: { port: 'metrics' },
  folders: [Folder.persistent('/files')],
  variables: { ...using('database', 'keyService').variables, WRAPPING_KEY: Binding.secret('key', 'password') },
});

test('all props: a key of its own, a key service, and one who reads its metrics', () => {
  const chart = testChart('vault');
  const props: Required<CardVaultProps> = {
    ...completeComponent(),
    application,
    rollout: ROLLOUT,
    database,
    clients,
    key: SECRET,
    keyService: endpoint('keys'),
    scrapers: [client('prometheus', 'monitoring')],
  };
  const vault = new CardVault(chart, 'vault', props);
  expectComplete(chart, 'Deployment', 'vault');
  expectOutputs(chart, vault);
  expect(find(chart, 'Deployment', 'vault').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(podsOf(chart, 'Deployment', 'vault').spec.containers[0].env).toContainEqual({
    name: 'WRAPPING_KEY',
    valueFrom: { secretKeyRef: { name: 'store', key: 'password' } },
  });
  expect(reaches(chart, 'vault')).toEqual([80, 5432, 6443, 8443]);
  expect(vault.metrics?.endpoint.clients).toEqual(props.scrapers);
});

test('a database can list it before it exists', () => {
  const vault = new CardVault(testChart('vault'), 'vault', { ...minimalComponent('database'), database, clients });
  expect(vault.identity.sameAs(CardVault.identityOf('vault', 'vault'))).toBe(true);
});

test('fails for a client that it does not list', () => {
  const vault = new CardVault(testChart('vault'), 'vault', { ...minimalComponent('database'), database, clients });
  const props = { client: client('cart', 'commerce'), endpoints: [vault.endpoint] };
  expect(refusal(() => new OutgoingTraffic(testChart(), 'cart', props))).toMatchObject({
    code: 'CLIENT_NOT_LISTED',
    place: 'test/cart',
  });
});
