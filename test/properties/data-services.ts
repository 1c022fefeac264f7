import { HOSTILE_TEXT, maybe, mostly, NAME, number, some, text } from './hostile';
import {
  CIDR,
  ENDPOINT,
  FOREIGN,
  HOST,
  IDENTITY,
  IMAGE,
  making,
  NAMESPACES,
  OUTSIDE,
  PLACEMENT,
  PORT_NUMBER,
  RESOURCES,
  SECRET,
  SIZE,
} from './pieces';
import { kind, type AnyKind } from './workloads';
import {
  Broker,
  Cache,
  Database,
  DurableStore,
  EmbeddedCache,
  EmbeddedDurableStore,
  EmbeddedDynamodb,
  EmbeddedPostgresql,
  EmbeddedRabbitmq,
  Image,
  PostgresqlCluster,
  RabbitmqCluster,
  TableStore,
  type EmbeddedStoreProps,
} from '../../constructs';
import fc from '../chance';

const CLIENTS = maybe(fc.array(fc.oneof(IDENTITY, FOREIGN), { maxLength: 2 }));
const IDENTIFIER = text(/^[a-z]{1,8}(_[a-z0-9]{1,3})?$/);

const EMBEDDED = fc.record({
  id: NAME,
  image: IMAGE,
  resources: RESOURCES,
  secret: SECRET,
  storage: SIZE,
  storageClassName: maybe(NAME),
  clients: CLIENTS,
  scrapers: CLIENTS,
  placement: maybe(PLACEMENT),
  namespace: maybe(NAMESPACES),
});

type EmbeddedSettings = typeof EMBEDDED extends fc.Arbitrary<infer T> ? T : never;

function embedded({
  image,
  resources,
  secret,
  storage,
  clients,
  scrapers,
  ...rest
}: EmbeddedSettings): EmbeddedStoreProps {
  return {
    ...rest,
    image: image(),
    resources: resources(),
    secret: secret(),
    storage: storage(),
    clients: clients?.map((client) => client()),
    scrapers: scrapers?.map((scraper) => scraper()),
  };
}

const EMBEDDED_FORMS = kind({
  settings: fc.record({
    form: fc.constantFrom('cache', 'durable store', 'table store', 'database', 'broker'),
    props: EMBEDDED,
    region: text(/^eu-west-[1-3]$/),
    databaseName: IDENTIFIER,
    user: IDENTIFIER,
    maxConnections: maybe(number(10, 1000)),
    replicas: maybe(mostly(fc.constantFrom(1, 3, 5), number(1, 9))),
  }),
  fill: (chart, { form, props: settings, region, databaseName, user, maxConnections, replicas }) => {
    const props = embedded(settings);
    const { id } = settings;
    switch (form) {
      case 'cache':
        return new EmbeddedCache(chart, id, props);
      case 'durable store':
        return new EmbeddedDurableStore(chart, id, props);
      case 'table store':
        return new EmbeddedDynamodb(chart, id, { ...props, region });
      case 'database':
        return new EmbeddedPostgresql(chart, id, { ...props, databaseName, user, maxConnections });
      default:
        return new EmbeddedRabbitmq(chart, id, { ...props, replicas });
    }
  },
});

const POSTGRESQL_IMAGE = making('image', text(/^db\/postgresql:1[4-8]\.[0-9]$/), (reference) => Image.parse(reference));

const POSTGRESQL_CLUSTER = kind({
  settings: fc.record({
    props: EMBEDDED,
    image: POSTGRESQL_IMAGE,
    instances: number(1, 5),
    databaseName: IDENTIFIER,
    user: IDENTIFIER,
    operator: FOREIGN,
    apiServer: OUTSIDE,
    priorityClassName: maybe(NAME),
    backup: maybe(
      fc.record({
        destination: text(/^s3:\/\/[a-z]{3,8}(\/[a-z0-9]{1,5})?$/),
        store: ENDPOINT,
        schedule: maybe(text(/^[0-9] [0-9] \* \* \* [0-6]$/)),
        retention: maybe(text(/^[1-9]{1,3}[dwm]$/)),
      }),
    ),
  }),
  fill: (chart, { props, image, operator, apiServer, backup, ...rest }) =>
    new PostgresqlCluster(chart, props.id, {
      ...embedded(props),
      ...rest,
      image: image(),
      operator: operator(),
      apiServer: apiServer(),
      backup: backup && { ...backup, store: backup.store() },
    }),
});

const RABBITMQ_CLUSTER = kind({
  settings: fc.record({
    props: EMBEDDED,
    replicas: mostly(fc.constantFrom(1, 3, 5), number(1, 9)),
    priorityClassName: maybe(NAME),
    secretVersion: maybe(fc.oneof(NAME, HOSTILE_TEXT)),
  }),
  fill: (chart, { props, ...rest }) => new RabbitmqCluster(chart, props.id, { ...embedded(props), ...rest }),
});

const MANAGED_FORMS = kind({
  settings: fc.record({
    host: HOST,
    port: maybe(PORT_NUMBER),
    cidrs: some(CIDR),
    secret: SECRET,
    name: IDENTIFIER,
    user: IDENTIFIER,
    region: text(/^eu-west-[1-3]$/),
  }),
  fill: (_chart, { secret: reference, region, ...rest }) => {
    const props = { ...rest, secret: reference() };
    const { cidrs, secret } = props;
    return [
      Database.managed(props),
      Broker.managed(props),
      Cache.managed(props),
      DurableStore.managed(props),
      TableStore.managed({ cidrs, secret, region }),
    ];
  },
});

/** Databases, brokers, caches and stores, in all their forms. */
export const DATA_SERVICES: { readonly [name: string]: AnyKind } = {
  'embedded data services': EMBEDDED_FORMS,
  PostgresqlCluster: POSTGRESQL_CLUSTER,
  RabbitmqCluster: RABBITMQ_CLUSTER,
  'managed data services': MANAGED_FORMS,
};
