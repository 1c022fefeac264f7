import { Construct } from 'constructs';
import { blueprint, type Blueprint } from './blueprint';
import { writeDeployments } from './deployment';
import { admitClients, admitScrapers, endpointOf, metricsOf } from './endpoints';
import { rolloutForm } from './rollout-form';
import { Exposure, writeService } from './service';
import { writeSurroundings } from './surroundings';
import type { WorkloadProps } from './workload-props';
import { freeId } from '../core/construct-id';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { MetricsTarget } from '../observability/metrics-target';
import { IncomingTraffic } from '../policy/traffic';

/** A program that serves and keeps nothing. */
export interface StatelessServiceProps extends WorkloadProps {
  /**
   * How its Service is reached.
   * @default Exposure.clusterIp()
   */
  readonly exposure?: Exposure;
}

/** A Deployment and the Service in front of it, with everything that a production one has. */
export class StatelessService extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where its first port is reached. */
  public readonly endpoint: Endpoint;
  /** Where the next version is reached before it serves: with a rollout that shows it, such as `Rollout.blueGreen`. */
  public readonly preview?: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  private readonly workload: Blueprint;
  private readonly headless: boolean;

  constructor(scope: Construct, id: string, props: StatelessServiceProps) {
    super(scope, freeId(scope, id));
    const exposure = props.exposure ?? Exposure.clusterIp();
    const form = rolloutForm(this, props, 'service');
    const workload = form.serving(blueprint(this, props));
    const service = workload.names.service;
    const ahead = form.ahead(workload);
    writeSurroundings(this, workload, props);
    // Applied in this order, a promotion moves the traffic before the colour that served shrinks.
    writeService(this, 'service', workload, service, exposure);
    ahead.forEach((next) => writeService(this, next.id, next.workload, next.service, exposure._inside));
    writeDeployments(this, workload, props, form);
    this.workload = workload;
    this.headless = exposure._headless;
    const guard = { ...props, headless: this.headless };
    this.identity = workload.identity;
    this.endpoint = endpointOf(workload, service, guard);
    [this.preview] = ahead.map((next) => endpointOf(workload, next.service, guard));
    this.metrics = metricsOf(workload, service, guard, ahead.length === 0);
    admitClients(this, workload, service, props);
    admitScrapers(this, this.metrics);
    if (exposure._public && props.clients === undefined) {
      new IncomingTraffic(this, 'from-anywhere', { endpoint: this.endpoint });
    }
  }

  /** Where one of its ports is reached, by the port's name. */
  public endpointOf(port: string): Endpoint {
    const guard = { clients: this.endpoint.clients, headless: this.headless };
    return endpointOf(this.workload, this.workload.names.service, guard, port);
  }
}
