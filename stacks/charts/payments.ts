import { Chart, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Data } from './data';
import { PRIORITY } from './priority';
import * as schema from '../applications/payment-schema';
import * as standIn from '../applications/payment-stand-ins';
import type { Environment, ExternalValues } from '../environments/environment';
import { CHECKOUT, PAYMENT } from '../names';
import { ownNodesOf } from '../own-nodes';
import { Parts, scrapers } from '../parts';
import type { Secrets } from '../secrets';
import {
  Checkout,
  ExternalService,
  PaymentChannel,
  PaymentSystem,
  type Connection,
  type Endpoint,
  type SecretRef,
} from '../../constructs';

/** Gateway, channels, settlement and reconciliation. The checkout is the gateway's one client. */
export class Payments extends Chart {
  public readonly system: PaymentSystem;

  constructor(scope: Construct, id: string, environment: Environment, secrets: Secrets, data: Data, vault: Endpoint) {
    super(scope, id, { namespace: 'payments' });
    const parts = new Parts(environment);
    const image = parts.image('payment');
    const { acquirers, settlementFiles: files } = environment;
    const placement = { priorityClassName: PRIORITY.payments, ownNodes: ownNodesOf(environment, 'payments') };

    this.system = new PaymentSystem(this, PAYMENT, {
      gateway: parts.component('gateway', standIn.paymentGateway(image), data.paymentsBroker),
      channels: [
        PaymentChannel.bankCard({
          ...parts.component('card', standIn.bankCardChannel(image)),
          acquirer: acquirer(acquirers.card, secrets.cardAcquirer),
          vault,
        }),
        PaymentChannel.mobilePayment({
          ...parts.component('mobile', standIn.paymentChannel(image)),
          acquirer: acquirer(acquirers.mobile, secrets.mobileAcquirer),
        }),
        PaymentChannel.eWallet({
          ...parts.component('wallet', standIn.paymentChannel(image)),
          acquirer: acquirer(acquirers.wallet, secrets.walletAcquirer),
        }),
      ],
      settlement: parts.component('settlement', standIn.paymentSettlement(image), data.paymentsBroker),
      settlementFiles: { ...files, path: standIn.SETTLEMENT_FOLDER, size: Size.gibibytes(files.size) },
      reconciliation: {
        application: standIn.paymentReconciliation(image),
        resources: parts.resources('reconciliation'),
        schedule: '15 2 * * *',
        placement,
      },
      migration: {
        application: schema.paymentSchema(parts.image('postgresql')),
        gate: schema.paymentSchemaGate(parts.image('postgresql')),
        resources: parts.resources('migration'),
        placement,
      },
      database: data.paymentsDatabase,
      broker: data.paymentsBroker,
      idempotency: data.idempotency,
      clients: [Checkout.identityOf(CHECKOUT, 'commerce')],
      scrapers: scrapers(environment),
    });
  }
}

/** Who moves the money: an address outside, and the key that opens it. */
function acquirer(values: ExternalValues, secret: SecretRef): Connection {
  return ExternalService.of({ ...values, secret }).connection;
}
