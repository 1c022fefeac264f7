import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { Broker } from '../data/broker';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import { played } from '../workload/played';
import { StatelessService } from '../workload/stateless-service';

/** Shipping. */
export interface LogisticsProps extends ComponentProps {
  /**
   * Plays the role `broker`.
   * @default - the program takes no messages
   */
  readonly broker?: Broker;
}

/** Quotes, ships and tracks. Role: `broker`. */
export class Logistics extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where it is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: LogisticsProps) {
    super(scope, freeId(scope, id));
    const service = new StatelessService(this, 'service', {
      ...props,
      name: id,
      component: 'logistics',
      roles: played({ broker: props.broker?.connection }),
    });
    this.identity = service.identity;
    this.endpoint = service.endpoint;
    this.metrics = service.metrics;
  }
}
