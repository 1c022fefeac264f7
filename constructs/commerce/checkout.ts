import { Construct } from 'constructs';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import { Identity } from '../core/identity';
import type { Cache } from '../data/cache';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatelessService } from '../workload/stateless-service';

/** Checkout. */
export interface CheckoutProps extends ComponentProps {
  /** Plays the role `sessions`. */
  readonly sessions: Cache;
  /** Plays the role `orders`. */
  readonly orders: Endpoint;
  /** Plays the role `payment`. */
  readonly payment: Endpoint;
  /**
   * Plays the role `logistics`.
   * @default - the program knows its own rates
   */
  readonly logistics?: Endpoint;
}

/** Turns a cart into an order and a payment. Roles: `sessions`, `orders`, `payment`, `logistics`. */
export class Checkout extends Construct {
  /** Who a checkout is before it exists: for a payment gateway that lists its clients. */
  public static identityOf(name: string, namespace: string): Identity {
    return Identity.of({ name, namespace, component: COMPONENT });
  }

  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: CheckoutProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: COMPONENT,
      roles: played({
        sessions: props.sessions.connection,
        orders: Connection.to(props.orders),
        payment: Connection.to(props.payment),
        logistics: props.logistics && Connection.to(props.logistics),
      }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}

const COMPONENT = 'checkout';
