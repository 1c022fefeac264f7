import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { DurableStore } from '../data/durable-store';
import type { TableStore } from '../data/table-store';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatelessService } from '../workload/stateless-service';

/** The shopping cart. Its store is one of the two. */
export interface CartProps extends ComponentProps {
  /**
   * Plays the role `store`, for a program that speaks DynamoDB.
   * @default - the program speaks Redis
   */
  readonly store?: TableStore;
  /**
   * Plays the role `store`, for a program that speaks Redis.
   * @default - the program speaks DynamoDB
   */
  readonly redis?: DurableStore;
}

/** Remembers what a customer chose. Role: `store`. */
export class Cart extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: CartProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: 'cart',
      roles: played({ store: props.store?.connection ?? props.redis?.connection }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}
