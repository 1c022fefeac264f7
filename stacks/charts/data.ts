import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DataForms } from './data-forms';
import type { Environment } from '../environments/environment';
import { scrapers } from '../parts';
import { PAYMENT, VAULT } from '../names';
import type { Secrets } from '../secrets';
import {
  CardVault,
  PaymentSystem,
  type Broker,
  type Cache,
  type Database,
  type DurableStore,
  type MetricsTarget,
  type TableStore,
} from '../../constructs';

/** The data of all zones. A store lives in the zone of its owner; in guarded zones it lists its clients. */
export class Data extends Chart {
  public readonly ordersDatabase: Database;
  public readonly paymentsDatabase: Database;
  public readonly vaultDatabase: Database;
  public readonly commerceBroker: Broker;
  public readonly paymentsBroker: Broker;
  public readonly cache: Cache;
  public readonly cartStore: TableStore;
  public readonly idempotency: DurableStore;
  /** Where the metrics of those that have any are. */
  public readonly metrics: MetricsTarget[];

  constructor(scope: Construct, id: string, environment: Environment, secrets: Secrets) {
    super(scope, id);
    const { data, region } = environment;
    const guard = scrapers(environment);
    const { gateway, settlement, reconciliation, migration } = PaymentSystem.identitiesOf(PAYMENT, 'payments');
    const commerce = new DataForms(this, 'commerce', { environment });
    const payments = new DataForms(this, 'payments', { environment, scrapers: guard });
    const vault = new DataForms(this, 'vault', { environment, scrapers: guard });

    this.ordersDatabase = commerce.database('orders', data.ordersDatabase, secrets.ordersDatabase);
    this.commerceBroker = commerce.broker('broker', data.commerceBroker, secrets.commerceBroker);
    this.cache = commerce.cache('cache', data.cache, secrets.cache);
    this.cartStore = commerce.tableStore('cart-store', data.cartStore, secrets.cartStore, region);

    this.paymentsDatabase = payments.database('payments', data.paymentsDatabase, secrets.paymentsDatabase, [
      gateway,
      settlement,
      reconciliation,
      migration,
    ]);
    this.paymentsBroker = payments.broker('broker', data.paymentsBroker, secrets.paymentsBroker, [gateway, settlement]);
    this.idempotency = payments.durableStore('idempotency', data.idempotency, secrets.idempotency, [gateway]);

    this.vaultDatabase = vault.database('vault', data.vaultDatabase, secrets.vaultDatabase, [
      CardVault.identityOf(VAULT, 'vault'),
    ]);
    this.metrics = [commerce, payments, vault].flatMap((forms) => forms.metrics);
  }
}
