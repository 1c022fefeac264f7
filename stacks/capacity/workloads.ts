import type { ComponentName, ZoneName } from '../environments/environment';
import { CHECKOUT, PAYMENT, VAULT } from '../names';

/** The workload that a component becomes. */
export interface WorkloadName {
  readonly namespace: ZoneName;
  readonly name: string;
}

/** Zone and name of each component's workload, as its Deployment or StatefulSet, autoscaler and budget are called. */
export const WORKLOAD_NAMES: { readonly [name in ComponentName]: WorkloadName } = {
  storefront: { namespace: 'edge', name: 'storefront' },
  catalog: { namespace: 'commerce', name: 'catalog' },
  cart: { namespace: 'commerce', name: 'cart' },
  checkout: { namespace: 'commerce', name: CHECKOUT },
  orders: { namespace: 'commerce', name: 'orders' },
  logistics: { namespace: 'commerce', name: 'logistics' },
  gateway: { namespace: 'payments', name: `${PAYMENT}-gateway` },
  card: { namespace: 'payments', name: `${PAYMENT}-card` },
  mobile: { namespace: 'payments', name: `${PAYMENT}-mobile` },
  wallet: { namespace: 'payments', name: `${PAYMENT}-wallet` },
  vault: { namespace: 'vault', name: VAULT },
  settlement: { namespace: 'payments', name: `${PAYMENT}-settlement` },
};
