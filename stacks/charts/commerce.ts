import { Chart, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Data } from './data';
import { boutiqueShipping } from '../applications/online-boutique';
import * as retail from '../applications/retail-store';
import type { Environment } from '../environments/environment';
import { identityOf } from '../identities';
import { CHECKOUT } from '../names';
import { Parts } from '../parts';
import {
  Cart,
  Checkout,
  Logistics,
  OrderProcessing,
  ProductCatalog,
  type Endpoint,
  type MetricsTarget,
} from '../../constructs';

/** The shop behind its storefront. */
export class Commerce extends Chart {
  public readonly catalog: ProductCatalog;
  public readonly cart: Cart;
  public readonly orders: OrderProcessing;
  public readonly checkout: Checkout;

  constructor(scope: Construct, id: string, environment: Environment, data: Data, payment: Endpoint) {
    super(scope, id, { namespace: 'commerce' });
    const parts = new Parts(environment);
    const { cache, cartStore, ordersDatabase: database, commerceBroker: broker } = data;
    const catalog = parts.component('catalog', retail.retailCatalog(parts.image('catalog')));
    const cart = parts.component('cart', retail.retailCart(parts.image('cart'), tables(environment)));
    const shipping = parts.component('logistics', boutiqueShipping(parts.image('logistics')), broker);
    const checkout = parts.component('checkout', retail.retailCheckout(parts.image('checkout')));

    this.catalog = new ProductCatalog(this, 'catalog', { ...catalog, cache });
    this.cart = new Cart(this, 'cart', { ...cart, store: cartStore, cloudIdentity: identityOf(environment, 'cart') });
    const logistics = new Logistics(this, 'logistics', { ...shipping, broker });
    this.orders = new OrderProcessing(this, 'orders', {
      ...orders(parts),
      database,
      broker,
      claim: journal(environment),
    });
    this.checkout = new Checkout(this, CHECKOUT, {
      ...checkout,
      sessions: cache,
      orders: this.orders.endpoint,
      payment,
      logistics: logistics.endpoint,
    });
  }

  /** Where the metrics of those that have any are. */
  public get metrics(): MetricsTarget[] {
    return [this.catalog, this.cart, this.orders, this.checkout].flatMap(({ metrics }) => metrics ?? []);
  }
}

/** Whose the cart's tables are, and by what it opens them. */
function tables({ data, identities }: Environment): retail.CartTables {
  const local = data.cartStore.form === 'embedded';
  return { local, keys: identities?.cart === undefined };
}

/** Orders, with the sidecar that streams the access journal. */
function orders(parts: Parts) {
  const application = retail.ordersJournal(parts.image('journal'));
  return {
    ...parts.component('orders', retail.retailOrders(parts.image('orders'))),
    sidecars: [{ name: 'journal', application, resources: parts.resources('journal') }],
  };
}

/** What each order replica keeps of its access journal. */
function journal({ journalStorage, storageClassName }: Environment) {
  return { name: 'journal', path: retail.JOURNAL_FOLDER, size: Size.gibibytes(journalStorage), storageClassName };
}
