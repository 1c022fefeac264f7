import { Application, Image } from '../../constructs';
import { openTelemetryAgent } from '../../stacks/applications/node-agent';
import { boutiqueShipping } from '../../stacks/applications/online-boutique';
import { paymentSchema, paymentSchemaGate } from '../../stacks/applications/payment-schema';
import * as payment from '../../stacks/applications/payment-stand-ins';
import * as retail from '../../stacks/applications/retail-store';
import { Declared } from './stubbed';

const image = Image.parse('registry.example/any:1');

/** What runs in the containers of the platform, by the container's name. Data services bring their own and are absent. */
const APPLICATIONS: Readonly<Record<string, Application>> = {
  storefront: retail.retailStorefront(image),
  catalog: retail.retailCatalog(image),
  cart: retail.retailCart(image, { local: true, keys: true }),
  checkout: retail.retailCheckout(image),
  orders: retail.retailOrders(image),
  journal: retail.ordersJournal(image),
  logistics: boutiqueShipping(image),
  'payment-gateway': payment.paymentGateway(image),
  'payment-card': payment.bankCardChannel(image),
  'payment-mobile': payment.paymentChannel(image),
  'payment-wallet': payment.paymentChannel(image),
  'payment-settlement': payment.paymentSettlement(image),
  'payment-reconciliation': payment.paymentReconciliation(image),
  'payment-migration': paymentSchema(image),
  'wait-for-schema': paymentSchemaGate(image),
  'card-vault': payment.cardVault(image),
  'node-agent': openTelemetryAgent(image, false),
};

/** The variables that the programs of the platform need, read from their descriptions and not from the manifests. */
export const declaredVariables: Declared = new Map(
  Object.entries(APPLICATIONS).map(([name, { _props }]) => [name, Object.keys(_props.variables ?? {})]),
);
