import { refusal } from './refused';
import { ENVIRONMENTS, environmentNamed } from '../../stacks/environments';
import type { Environment, OperatorValues } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

const { components, data, images, quotas, tasks } = production;
const CATALOG = components.catalog;
const { backup } = production.data.ordersDatabase as OperatorValues;
const OPERATED = { form: 'operator', resources: CATALOG.resources, instances: 3, storage: 1, backup } as const;

/** One mistake each: what is changed, and how the message must begin and what it must hold. */
const MISTAKES: readonly (readonly [
  mistake: string,
  environment: Environment,
  code: string,
  holds: readonly string[],
])[] = [
  [
    'an untagged image',
    { ...production, images: { ...images, cart: 'shop/cart' } },
    'IMAGE_UNTAGGED [production.images.cart]',
    ['got "shop/cart"', 'shop/cart:1.0.0'],
  ],
  [
    'a floating image',
    { ...production, images: { ...images, cart: 'shop/cart:latest' } },
    'IMAGE_FLOATING [production.images.cart]',
    ['shop/cart:latest'],
  ],
  [
    'a malformed image',
    { ...production, images: { ...images, cart: 'Shop/Cart:1' } },
    'IMAGE_MALFORMED [production.images.cart]',
    ['"Shop/Cart:1"'],
  ],
  [
    'a single replica in production',
    { ...production, components: { ...components, logistics: { resources: CATALOG.resources, replicas: 1 } } },
    'REPLICAS_INVALID [production.components.logistics.replicas]',
    ['at least 2', 'got 1', 'replicas: 3'],
  ],
  [
    'half a replica',
    { ...production, components: { ...components, logistics: { resources: CATALOG.resources, replicas: 2.5 } } },
    'REPLICAS_INVALID [production.components.logistics.replicas]',
    ['got 2.5'],
  ],
  [
    'no replicas at all',
    { ...production, components: { ...components, orders: { resources: CATALOG.resources } } },
    'REPLICAS_INVALID [production.components.orders.replicas]',
    ['got nothing'],
  ],
  [
    'a minimum above the maximum',
    {
      ...production,
      components: {
        ...components,
        catalog: { resources: CATALOG.resources, autoscaling: { minReplicas: 5, maxReplicas: 4, cpu: 50 } },
      },
    },
    'AUTOSCALING_INVALID [production.components.catalog.autoscaling]',
    ['"minReplicas":5'],
  ],
  [
    'a request above its limit',
    {
      ...production,
      components: { ...components, catalog: { ...CATALOG, resources: { cpu: '2', memory: '1Gi', cpuLimit: '1' } } },
    },
    'REQUEST_ABOVE_LIMIT [production.components.catalog.resources]',
    ['container "catalog"', 'limit 1', 'got 2'],
  ],
  [
    'a quantity that is none',
    { ...production, tasks: { ...tasks, agent: { cpu: 'much', memory: '1Gi' } } },
    'QUANTITY_INVALID [production.tasks.agent]',
    ['"much"', '250m'],
  ],
  [
    'an even quorum',
    {
      ...production,
      data: { ...data, commerceBroker: { form: 'operator', instances: 2, storage: 1, resources: CATALOG.resources } },
    },
    'QUORUM_EVEN [production.data.commerceBroker.instances]',
    ['got 2'],
  ],
  [
    'an address without ranges',
    { ...production, data: { ...data, cache: { form: 'managed', host: 'cache.example.com', port: 6379, cidrs: [] } } },
    'CIDR_INVALID [production.data.cache]',
    ['no range'],
  ],
  [
    'a port out of bounds',
    { ...production, logs: { host: 'logs.example.com', port: 70000, cidrs: ['10.0.0.0/8'] } },
    'PORT_INVALID [production.logs]',
    ['got 70000'],
  ],
  [
    'a host that is a URL',
    { ...production, edge: { ...production.edge, host: 'https://shop.example.com' } as Environment['edge'] },
    'HOST_INVALID [production.edge.host]',
    ['https://shop.example.com', 'shop.example.com'],
  ],
  [
    'a quota of nonsense',
    {
      ...production,
      quotas: { ...quotas, edge: { cpu: '8', memory: 'lots', cpuLimit: '1', memoryLimit: '1Gi', pods: 3 } },
    },
    'QUANTITY_INVALID [production.quotas.edge]',
    ['"lots"'],
  ],
  [
    'text in place of a number',
    { ...production, journalStorage: '10' as unknown as number },
    'VALUE_INVALID [production.journalStorage]',
    ['it must be a number', 'got "10"'],
  ],
  [
    'something that is missing',
    { ...production, tasks: { ...tasks, agent: undefined as unknown as typeof tasks.agent } },
    'VALUE_INVALID [production.tasks.agent]',
    ['it must be values by name', 'got nothing'],
  ],
  [
    'a key that nobody reads',
    { ...production, components: { ...components, catalog: { ...CATALOG, replica: 3 } as typeof CATALOG } },
    'VALUE_INVALID [production.components.catalog.replica]',
    ['it must be one of resources, replicas, load, autoscaling', 'got "replica"'],
  ],
  [
    'a form that there is none of',
    { ...production, data: { ...data, cache: { form: 'operator' } as unknown as typeof data.cache } },
    'VALUE_INVALID [production.data.cache.form]',
    ['it must be one of embedded, managed', 'got "operator"'],
  ],
  [
    'half a character',
    { ...production, region: '\ud800' },
    'VALUE_INVALID [production.region]',
    ['it must be text', '\\ud800'],
  ],
  [
    'an environment whose name is no folder',
    { ...production, name: '../production' },
    'NAME_INVALID [../production.name]',
    ['"../production"'],
  ],
  [
    'a claim of nothing',
    { ...production, journalStorage: 0 },
    'VALUE_INVALID [production.journalStorage]',
    ['more than nothing', 'got 0'],
  ],
  [
    'a claim of less than nothing',
    { ...production, settlementFiles: { ...production.settlementFiles, size: -1 } },
    'VALUE_INVALID [production.settlementFiles.size]',
    ['more than nothing', 'got -1'],
  ],
  [
    'a part of a byte',
    { ...production, data: { ...data, ordersDatabase: { ...OPERATED, storage: 1e-10 } } },
    'VALUE_INVALID [production.data.ordersDatabase.storage]',
    ['whole bytes'],
  ],
  [
    'no instances',
    { ...production, data: { ...data, ordersDatabase: { ...OPERATED, instances: 0 } } },
    'REPLICAS_INVALID [production.data.ordersDatabase.instances]',
    ['at least 1', 'got 0'],
  ],
  [
    'a backup to no bucket',
    { ...production, data: { ...data, ordersDatabase: { ...OPERATED, backup: '/var/backups' } } },
    'VALUE_INVALID [production.data.ordersDatabase.backup]',
    ['"/var/backups"', 's3://'],
  ],
  [
    'a backup store without ranges',
    { ...production, backupStore: [] },
    'CIDR_INVALID [production.backupStore]',
    ['no range'],
  ],
  [
    'a node port that no cluster gives out',
    { ...production, edge: { form: 'node-port', port: 8080 } },
    'PORT_INVALID [production.edge.port]',
    ['30000', 'got 8080'],
  ],
  [
    'a class that no object can have',
    { ...production, storageClassName: 'Very Fast' },
    'NAME_INVALID [production.storageClassName]',
    ['storageClassName must be', '"Very Fast"'],
  ],
  [
    'a label that is none',
    { ...production, prometheus: { name: 'prometheus', namespace: 'monitoring', labels: { app: 'the prometheus' } } },
    'LABEL_INVALID [production.prometheus]',
    ['"the prometheus"'],
  ],
  ['a region that is no name', { ...production, region: 'Europe' }, 'HOST_INVALID [production.region]', ['s3.Europe']],
];

describe('the environment check', () => {
  test.each(ENVIRONMENTS)('finds nothing wrong with $name', (environment) => {
    expect(refusal(environment)).toEqual([]);
  });

  test.each(MISTAKES)('refuses %s', (_mistake, environment, start, holds) => {
    const [line, ...others] = refusal(environment);
    expect(others).toEqual([]);
    expect(line?.startsWith(start) ? start : line).toBe(start);
    for (const part of [...holds, ', got ', 'Example: ']) {
      expect(line).toContain(part);
    }
  });

  test('lists every mistake at once', () => {
    const lines = refusal({
      ...production,
      images: { ...images, cart: 'shop/cart', orders: 'shop/orders:main' },
      components: { ...components, logistics: { resources: CATALOG.resources, replicas: 1 } },
      edge: { ...production.edge, host: 'Shop' } as Environment['edge'],
    });
    expect(lines.map((line) => line.slice(0, line.indexOf(']') + 1))).toEqual([
      'IMAGE_UNTAGGED [production.images.cart]',
      'IMAGE_FLOATING [production.images.orders]',
      'REPLICAS_INVALID [production.components.logistics.replicas]',
      'HOST_INVALID [production.edge.host]',
    ]);
  });

  test('an unknown environment is refused with the list of the known', () => {
    expect(() => environmentNamed('prod')).toThrow(
      /ENVIRONMENT_UNKNOWN .*development, staging, production, got "prod"/,
    );
  });
});
