import type { Environment, SecretName, ZoneName } from './environments/environment';
import type { SecretZone } from './environments/secret-store';
import { SecretRef } from '../constructs';

/** The zones that have Secrets. */
type SecretHolder = ZoneName & SecretZone;

/** A Secret of the platform: where it lives, what it is called, which keys it holds. */
interface SecretFacts {
  readonly zone: SecretHolder;
  readonly name: string;
  readonly keys: readonly string[];
}

const DATABASE_KEYS = ['username', 'password'];
const BROKER_KEYS = ['username', 'password', 'erlang-cookie'];

/** Every Secret that somebody must fill. Brokers that an operator runs make their own and are left out. */
const FACTS: { readonly [name in SecretName]: SecretFacts } = {
  ordersDatabase: { zone: 'commerce', name: 'orders-database', keys: DATABASE_KEYS },
  commerceBroker: { zone: 'commerce', name: 'broker', keys: BROKER_KEYS },
  cache: { zone: 'commerce', name: 'cache', keys: ['password'] },
  cartStore: { zone: 'commerce', name: 'cart-store', keys: ['access-key-id', 'secret-access-key'] },
  paymentsDatabase: { zone: 'payments', name: 'payments-database', keys: DATABASE_KEYS },
  paymentsBroker: { zone: 'payments', name: 'broker', keys: BROKER_KEYS },
  idempotency: { zone: 'payments', name: 'idempotency', keys: ['password'] },
  cardAcquirer: { zone: 'payments', name: 'card-acquirer', keys: ['api-key'] },
  mobileAcquirer: { zone: 'payments', name: 'mobile-acquirer', keys: ['api-key'] },
  walletAcquirer: { zone: 'payments', name: 'wallet-acquirer', keys: ['api-key'] },
  vaultDatabase: { zone: 'vault', name: 'vault-database', keys: DATABASE_KEYS },
  vaultKey: { zone: 'vault', name: 'vault-key', keys: ['master-key'] },
};

/** The references, at the versions that an environment states. */
export type Secrets = { readonly [name in SecretName]: SecretRef };

/** A Secret that somebody must fill, and where. */
export interface SecretPlace {
  readonly secret: SecretRef;
  readonly zone: SecretHolder;
}

/** References to the Secrets of an environment. */
export function secretsOf(environment: Environment): Secrets {
  const entries = Object.entries(FACTS) as [SecretName, SecretFacts][];
  return Object.fromEntries(
    entries.map(([name, facts]) => [name, reference(facts, environment.secretVersions[name])]),
  ) as Record<SecretName, SecretRef>;
}

/** The Secrets that somebody must fill in an environment: all but those that operators make or an identity spares. */
export function secretPlaces(environment: Environment): SecretPlace[] {
  const secrets = secretsOf(environment);
  const operated = (['commerceBroker', 'paymentsBroker'] as const).filter(
    (name) => environment.data[name].form === 'operator',
  );
  const spared: readonly SecretName[] = environment.identities?.cart === undefined ? [] : ['cartStore'];
  return (Object.keys(FACTS) as SecretName[])
    .filter((name) => ![...operated, ...spared].some((made) => made === name))
    .map((name) => ({ secret: secrets[name], zone: FACTS[name].zone }));
}

function reference({ name, keys }: SecretFacts, version: string): SecretRef {
  return SecretRef.of({ name, keys: [...keys], version });
}
