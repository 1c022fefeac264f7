import { Construct } from 'constructs';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { Identity } from '../core/identity';
import type { SecretRef } from '../core/secret-ref';
import type { Database } from '../data/database';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatelessService } from '../workload/stateless-service';

/** The card vault. */
export interface CardVaultProps extends ComponentProps {
  /** Plays the role `database`: a database of the vault's own, in the vault's zone. */
  readonly database: Database;
  /** The only ones that may ask it, by identities that exist before they do. */
  readonly clients: Identity[];
  /**
   * Plays the role `key`: the Secret that holds the key with which its own keys are wrapped.
   * @default - the program takes its keys elsewhere
   */
  readonly key?: SecretRef;
  /**
   * Plays the role `keyService`.
   * @default - the program takes its keys elsewhere
   */
  readonly keyService?: Endpoint;
  /**
   * The only ones that may read its metrics.
   * @default - nobody
   */
  readonly scrapers?: Identity[];
}

/**
 * Keeps card numbers and gives out tokens, in a zone of its own. It answers whom it lists and reaches nothing but its
 * database and its key service. Roles: `database`, `key`, `keyService`.
 */
export class CardVault extends Construct {
  /** Who a vault is before it exists: for a database that lists its clients. */
  public static identityOf(name: string, namespace: string): Identity {
    return Identity.of({ name, namespace, component: COMPONENT });
  }

  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached, by those it lists. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: CardVaultProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: COMPONENT,
      roles: played({
        database: props.database.connection,
        key: props.key && Connection.secretOnly(props.key),
        keyService: props.keyService && Connection.to(props.keyService),
      }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}

const COMPONENT = 'card-vault';
