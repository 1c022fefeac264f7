import { Construct } from 'constructs';
import type { MetricsTarget } from './metrics-target';
import { PodMonitor, ServiceMonitor } from './service-monitor';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';
import { checkListed, IncomingTraffic, ownerOf } from '../policy/traffic';

/** Whose metrics are read by whom. */
export interface MonitoringProps {
  /** Where the metrics are. */
  readonly target: MetricsTarget;
  /** The pods that read them. */
  readonly prometheus: Identity;
}

/** One stated scrape: the monitor that asks for it and the policy that lets it in. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, freeId(scope, id));
    const { target, prometheus } = props;
    const identity = ownerOf(this, target.endpoint);
    checkListed(this, prometheus, target.endpoint);
    if (target.endpoint.clients === undefined) {
      new IncomingTraffic(this, 'traffic', {
        endpoint: target.endpoint,
        client: prometheus,
        reads: [target.path, ...(target.pages ?? []).map(({ path }) => path)],
      });
    }
    const Monitor = target.throughService ? ServiceMonitor : PodMonitor;
    new Monitor(this, 'monitor', {
      name: identity.name,
      selector: identity.selector,
      port: target.portName,
      path: target.path,
      pages: target.pages,
      namespace: identity.namespace,
    });
  }
}
