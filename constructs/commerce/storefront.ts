import { Construct } from 'constructs';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import type { Exposure } from '../workload/service';
import { StatelessService } from '../workload/stateless-service';

/** The shop's face. */
export interface StorefrontProps extends ComponentProps {
  /** Plays the role `catalog`. */
  readonly catalog: Endpoint;
  /** Plays the role `cart`. */
  readonly cart: Endpoint;
  /** Plays the role `checkout`. */
  readonly checkout: Endpoint;
  /** Plays the role `orders`. */
  readonly orders: Endpoint;
  /**
   * How its Service is reached.
   * @default Exposure.clusterIp(), behind a gateway or an ingress
   */
  readonly exposure?: Exposure;
}

/** What customers see, and the only thing that they reach. Roles: `catalog`, `cart`, `checkout`, `orders`. */
export class Storefront extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: StorefrontProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: 'storefront',
      roles: {
        catalog: Connection.to(props.catalog),
        cart: Connection.to(props.cart),
        checkout: Connection.to(props.checkout),
        orders: Connection.to(props.orders),
      },
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}
