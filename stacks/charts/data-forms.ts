import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { PRIORITY } from './priority';
import type { EmbeddedValues, Environment, ManagedValues, OperatorValues } from '../environments/environment';
import { identityOf } from '../identities';
import { ownNodesOf } from '../own-nodes';
import { Parts } from '../parts';
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
  Endpoint,
  Identity,
  PostgresqlCluster,
  Protocol,
  RabbitmqCluster,
  Resources,
  SecretRef,
  TableStore,
  type EmbeddedProps,
  type MetricsTarget,
  type OperatedProps,
} from '../../constructs';

/** Whose data it is: the construct's id is the zone. */
export interface DataFormsProps {
  readonly environment: Environment;
  /** For guarded zones: who may read metrics. */
  readonly scrapers?: Identity[];
}

/** The operator's own pods, as its chart labels them. */
const CLOUDNATIVE_PG = Identity.foreign({
  name: 'cloudnative-pg',
  namespace: 'cnpg-system',
  labels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
});

/** The data services of one zone, each in the form that the environment names. */
export class DataForms extends Construct {
  public readonly metrics: MetricsTarget[] = [];
  private readonly environment: Environment;
  private readonly parts: Parts;

  constructor(
    scope: Construct,
    private readonly zone: 'commerce' | 'payments' | 'vault',
    private readonly props: DataFormsProps,
  ) {
    super(scope, zone);
    this.environment = props.environment;
    this.parts = new Parts(props.environment);
  }

  /** A database called as its owner's data: `orders` is in `orders-database`. */
  public database(
    owner: 'orders' | 'payments' | 'vault',
    values: EmbeddedValues | OperatorValues | ManagedValues,
    secret: SecretRef,
    clients?: Identity[],
  ): Database {
    const named = { databaseName: owner, user: owner, secret };
    const id = `${owner}-database`;
    switch (values.form) {
      case 'managed':
        return Database.managed({ ...values, name: owner, user: owner, secret });
      case 'embedded':
        return new EmbeddedPostgresql(this, id, {
          ...this.embedded('postgresql', values, secret, clients),
          ...named,
          storage: Size.gibibytes(values.storage ?? 1),
        }).database;
      case 'operator': {
        const cluster = new PostgresqlCluster(this, id, {
          ...this.operated('postgresqlOperated', values, clients),
          ...named,
          instances: values.instances,
          operator: CLOUDNATIVE_PG,
          apiServer: Endpoint.external({ ...this.environment.apiServer, protocol: Protocol.HTTPS }),
          backup: values.backup === undefined ? undefined : { destination: values.backup, store: this.bucket() },
          cloudIdentity: identityOf(this.environment, `${owner}Database`),
        });
        this.metrics.push(cluster.metrics);
        return cluster.database;
      }
    }
  }

  /** A message broker. */
  public broker(
    id: string,
    values: EmbeddedValues | OperatorValues | ManagedValues,
    secret: SecretRef,
    clients?: Identity[],
  ): Broker {
    if (values.form === 'managed') {
      return Broker.managed({ ...values, secret });
    }
    const service =
      values.form === 'embedded'
        ? new EmbeddedRabbitmq(this, id, {
            ...this.embedded('rabbitmq', values, secret, clients),
            replicas: values.replicas,
            storage: Size.gibibytes(values.storage ?? 1),
          })
        : new RabbitmqCluster(this, id, {
            ...this.operated('rabbitmq', values, clients),
            replicas: values.instances,
            secretVersion: secret.version,
          });
    this.metrics.push(...(service.metrics === undefined ? [] : [service.metrics]));
    return service.broker;
  }

  /** A cache. */
  public cache(id: string, values: EmbeddedValues | ManagedValues, secret: SecretRef): Cache {
    return values.form === 'managed'
      ? Cache.managed({ ...values, secret })
      : new EmbeddedCache(this, id, this.embedded('redis', values, secret)).cache;
  }

  /** A store that never forgets. */
  public durableStore(
    id: string,
    values: EmbeddedValues | ManagedValues,
    secret: SecretRef,
    clients: Identity[],
  ): DurableStore {
    if (values.form === 'managed') {
      return DurableStore.managed({ ...values, secret });
    }
    const storage = Size.gibibytes(values.storage ?? 1);
    return new EmbeddedDurableStore(this, id, { ...this.embedded('redis', values, secret, clients), storage }).store;
  }

  /** A store that speaks DynamoDB. */
  public tableStore(id: string, values: EmbeddedValues | ManagedValues, secret: SecretRef, region: string): TableStore {
    if (values.form === 'managed') {
      const { identities } = this.environment;
      return TableStore.managed({ ...values, region, secret: identities?.cart === undefined ? secret : undefined });
    }
    const storage = Size.gibibytes(values.storage ?? 1);
    return new EmbeddedDynamodb(this, id, { ...this.embedded('dynamodb', values, secret), storage, region }).store;
  }

  private embedded(
    image: 'postgresql' | 'redis' | 'rabbitmq' | 'dynamodb',
    values: EmbeddedValues,
    secret: SecretRef,
    clients?: Identity[],
  ): EmbeddedProps & { storageClassName?: string } {
    return {
      image: this.parts.image(image),
      resources: Resources.parse(values.resources),
      secret,
      clients,
      scrapers: this.props.scrapers,
      placement: this.placement(),
      namespace: this.zone,
      storageClassName: this.environment.storageClassName,
    };
  }

  private operated(
    image: 'postgresqlOperated' | 'rabbitmq',
    values: OperatorValues,
    clients?: Identity[],
  ): OperatedProps {
    return {
      image: this.parts.image(image),
      resources: Resources.parse(values.resources),
      storage: Size.gibibytes(values.storage),
      storageClassName: this.environment.storageClassName,
      clients,
      scrapers: this.props.scrapers,
      ...this.placement(),
      namespace: this.zone,
    };
  }

  private placement() {
    return {
      priorityClassName: this.zone === 'commerce' ? PRIORITY.commerce : PRIORITY.payments,
      ownNodes: ownNodesOf(this.environment, this.zone),
    };
  }

  private bucket(): Endpoint {
    const { region, backupStore } = this.environment;
    return Endpoint.external({ host: `s3.${region}.amazonaws.com`, port: 443, cidrs: backupStore });
  }
}
