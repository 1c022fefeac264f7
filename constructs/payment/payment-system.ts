import { Construct } from 'constructs';
import { paymentIdentities, type PaymentIdentities } from './payment-identities';
import type { PaymentChannel } from './payment-channel';
import { Settlement, type ReconciliationProps, type SettlementFilesProps } from './settlement';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { placeOf } from '../core/errors';
import type { Identity } from '../core/identity';
import { LABEL } from '../core/labels';
import { namespaceOf } from '../core/object-names';
import { checkOnce } from '../core/once';
import type { Broker } from '../data/broker';
import type { Database } from '../data/database';
import type { DurableStore } from '../data/durable-store';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import type { ContainerProps } from '../workload/container';
import { Migration, type MigrationProps } from '../workload/migration';
import { StatelessService } from '../workload/stateless-service';

/** A payment system. */
export interface PaymentSystemProps {
  /** The gateway. Roles: `database`, `broker`, `idempotency`, and one for each channel, by the channel's name. */
  readonly gateway: ComponentProps;
  /** The ways to pay. */
  readonly channels: PaymentChannel[];
  /** The worker that settles what was authorised. Roles: `database`, `broker`. */
  readonly settlement: ComponentProps;
  /** The job that compares the books with the acquirers' files. Role: `database`. */
  readonly reconciliation: ReconciliationProps;
  /** The files that settlement writes and reconciliation reads. */
  readonly settlementFiles: SettlementFilesProps;
  /**
   * The change of the schema that gateway and settlement wait for. Role: `database`.
   * @default - the programs change their schema themselves
   */
  readonly migration?: MigrationProps;
  /** Payments and their ledger. */
  readonly database: Database;
  /** Payment events. */
  readonly broker: Broker;
  /** Remembers each request's key, so that a repeated one charges nobody twice. Never evicts. */
  readonly idempotency: DurableStore;
  /** The only ones that may ask the gateway. */
  readonly clients: Identity[];
  /**
   * The only ones that may read metrics.
   * @default - nobody
   */
  readonly scrapers?: Identity[];
}

/**
 * Gateway, one deployment a channel, settlement, reconciliation. Only the gateway's listed clients get in, only the
 * gateway reaches the channels, and each channel reaches its own acquirer.
 */
export class PaymentSystem extends Construct {
  /** Who the parts of a payment system are before they exist: for stores and vaults that list their clients. */
  public static identitiesOf(name: string, namespace: string): PaymentIdentities {
    return paymentIdentities(name, namespace);
  }

  /** Where payments are asked for, by the listed clients. */
  public readonly endpoint: Endpoint;
  /** Where the metrics of all parts are. */
  public readonly metrics: MetricsTarget[];

  private readonly identities: PaymentIdentities;

  constructor(scope: Construct, id: string, props: PaymentSystemProps) {
    super(scope, freeId(scope, id));
    this.identities = paymentIdentities(id, namespaceOf(this));
    checkChannels(props.channels, placeOf(this));
    const gate = this.gate(id, props);
    const channels = props.channels.map((channel) => this.channel(id, channel, props));
    const gateway = this.gateway(id, channels, { ...props, gateway: gated(props.gateway, gate) });
    const settlement = new Settlement(this, 'settlement', {
      name: id,
      settlement: gated(props.settlement, gate),
      reconciliation: props.reconciliation,
      files: props.settlementFiles,
      database: props.database,
      broker: props.broker,
      scrapers: props.scrapers,
    });
    this.endpoint = gateway.endpoint;
    this.metrics = [gateway, ...channels.map(({ service }) => service), settlement].flatMap(
      ({ metrics }) => metrics ?? [],
    );
  }

  private gate(system: string, { migration, database }: PaymentSystemProps): ContainerProps[] {
    return migration === undefined
      ? []
      : [
          new Migration(this, 'migration', {
            ...migration,
            name: `${system}-migration`,
            component: 'payment-migration',
            roles: { database: database.connection },
          }).gate,
        ];
  }

  private channel(system: string, channel: PaymentChannel, props: PaymentSystemProps): Channel {
    const service = new StatelessService(this, channel.name, {
      ...channel._props,
      name: `${system}-${channel.name}`,
      component: channel._component,
      roles: channel._roles,
      clients: [this.identities.gateway],
      scrapers: props.scrapers ?? [],
    });
    return { name: channel.name, service };
  }

  private gateway(system: string, channels: readonly Channel[], props: PaymentSystemProps): StatelessService {
    const toChannels = channels.map(({ name, service }) => [name, Connection.to(service.endpoint)] as const);
    return new StatelessService(this, 'gateway', {
      ...props.gateway,
      name: `${system}-gateway`,
      component: this.identities.gateway.selector[LABEL.component],
      roles: {
        database: props.database.connection,
        broker: props.broker.connection,
        idempotency: props.idempotency.connection,
        ...Object.fromEntries(toChannels),
      },
      clients: props.clients,
      scrapers: props.scrapers ?? [],
    });
  }
}

/** Two channels of one name: each would be the other's deployment, and the gateway has one role for both. */
function checkChannels(channels: readonly PaymentChannel[], place: string): void {
  checkOnce(
    channels.map(({ name }) => name),
    (twice) => ({
      code: 'NAME_INVALID',
      place,
      expected: 'the channels of a payment system must have names of their own',
      example: `PaymentChannel.named('${twice}-2', …)`,
    }),
  );
}

/** Pods that wait for the schema before they start. */
function gated(component: ComponentProps, gate: readonly ContainerProps[]): ComponentProps {
  return { ...component, initContainers: [...(component.initContainers ?? []), ...gate] };
}

/** A channel that exists. */
interface Channel {
  readonly name: string;
  readonly service: StatelessService;
}
