import { Identity } from '../core/identity';

/** Who the parts of a payment system are, before any of them exists. */
export interface PaymentIdentities {
  /** The gateway: what the channels, the database, the broker and the idempotency store list. */
  readonly gateway: Identity;
  /** The bank card channel: what the vault lists. */
  readonly cardChannel: Identity;
  /** The settlement worker: what the database and the broker list. */
  readonly settlement: Identity;
  /** The reconciliation job: what the database lists. */
  readonly reconciliation: Identity;
  /** The migration job: what the database lists. */
  readonly migration: Identity;
}

/** Who the parts of the payment system of that name are in that namespace. */
export function paymentIdentities(system: string, namespace: string): PaymentIdentities {
  const part = (end: string, component: string) => Identity.of({ name: `${system}-${end}`, namespace, component });
  return {
    gateway: part('gateway', 'payment-gateway'),
    cardChannel: part('card', 'bank-card'),
    settlement: part('settlement', 'payment-settlement'),
    reconciliation: part('reconciliation', 'payment-reconciliation'),
    migration: part('migration', 'payment-migration'),
  };
}
