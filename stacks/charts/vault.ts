import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { cardVault } from '../applications/payment-stand-ins';
import type { Environment } from '../environments/environment';
import { PAYMENT, VAULT } from '../names';
import { Parts, scrapers } from '../parts';
import type { Secrets } from '../secrets';
import { CardVault, ExternalService, PaymentSystem, type Database } from '../../constructs';

/** The card vault, in a zone of its own. */
export class Vault extends Chart {
  public readonly vault: CardVault;

  constructor(scope: Construct, id: string, environment: Environment, secrets: Secrets, database: Database) {
    super(scope, id, { namespace: 'vault' });
    const parts = new Parts(environment);
    const { keyService } = environment;
    this.vault = new CardVault(this, VAULT, {
      ...parts.component('vault', cardVault(parts.image('payment'), keyService !== undefined)),
      database,
      key: secrets.vaultKey,
      keyService: keyService && ExternalService.of(keyService).endpoint,
      clients: [PaymentSystem.identitiesOf(PAYMENT, 'payments').cardChannel],
      scrapers: scrapers(environment),
    });
  }
}
