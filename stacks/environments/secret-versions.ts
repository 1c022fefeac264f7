import type { SecretName } from './environment';

/** Every Secret at its first version. An environment that rotated one raises it: `{ ...FIRST_VERSIONS, cache: '2' }`. */
export const FIRST_VERSIONS: { readonly [name in SecretName]: string } = {
  ordersDatabase: '1',
  paymentsDatabase: '1',
  vaultDatabase: '1',
  commerceBroker: '1',
  paymentsBroker: '1',
  cache: '1',
  cartStore: '1',
  idempotency: '1',
  vaultKey: '1',
  cardAcquirer: '1',
  mobileAcquirer: '1',
  walletAcquirer: '1',
};
