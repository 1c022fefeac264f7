import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { Cache } from '../data/cache';
import type { Database } from '../data/database';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatelessService } from '../workload/stateless-service';

/** The product display. */
export interface ProductCatalogProps extends ComponentProps {
  /**
   * Plays the role `cache`.
   * @default - the program has none
   */
  readonly cache?: Cache;
  /**
   * Plays the role `database`.
   * @default - the program brings its own data
   */
  readonly database?: Database;
}

/** Shows what is for sale. Roles: `cache`, `database`. */
export class ProductCatalog extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: ProductCatalogProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: 'product-catalog',
      roles: played({ cache: props.cache?.connection, database: props.database?.connection }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}
