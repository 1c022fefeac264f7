import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { Broker } from '../data/broker';
import type { Database } from '../data/database';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatefulService } from '../workload/stateful-service';
import type { ClaimProps } from '../workload/storage';

/** Order processing. */
export interface OrderProcessingProps extends ComponentProps {
  /** Plays the role `database`. */
  readonly database: Database;
  /** Plays the role `broker`. */
  readonly broker: Broker;
  /** What each replica keeps for itself, behind a persistent folder of the application. */
  readonly claim: ClaimProps;
}

/** Takes orders to their end. Replicas have names and claims of their own. Roles: `database`, `broker`. */
export class OrderProcessing extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: OrderProcessingProps) {
    super(scope, freeId(scope, id));
    const service = new StatefulService(this, 'service', {
      ...props,
      name: id,
      component: 'order-processing',
      claims: [props.claim],
      roles: played({ database: props.database.connection, broker: props.broker.connection }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}
