import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { platformAlerts } from './alerts';
import { meshAlerts } from './mesh-alerts';
import { sidecarMetrics } from './mesh-metrics';
import { PRIORITY } from './priority';
import { AGENT_FOLDERS, openTelemetryAgent } from '../applications/node-agent';
import type { Environment } from '../environments/environment';
import { foreign, Parts } from '../parts';
import { ExternalService, Monitoring, NodeAgent, PrometheusRule, Protocol, type MetricsTarget } from '../../constructs';

/** Logs from every node; where there is a Prometheus, who asks whom for metrics, and what wakes somebody up. */
export class Observability extends Chart {
  constructor(scope: Construct, id: string, environment: Environment, targets: readonly MetricsTarget[]) {
    super(scope, id, { namespace: 'agents' });
    const agent = this.agent(environment);
    if (environment.prometheus !== undefined) {
      const prometheus = foreign(environment.prometheus);
      const sidecars = environment.mesh === undefined ? [] : sidecarMetrics();
      for (const target of [...targets, ...(agent.metrics === undefined ? [] : [agent.metrics]), ...sidecars]) {
        const { namespace, name } = target.endpoint.identity ?? { namespace: '', name: target.endpoint.host };
        new Monitoring(this, `${namespace}-${name}`, { target, prometheus });
      }
      new PrometheusRule(this, 'platform', { alerts: platformAlerts() });
      if (environment.mesh !== undefined) {
        new PrometheusRule(this, 'mesh', { alerts: meshAlerts() });
      }
    }
  }

  private agent(environment: Environment): NodeAgent {
    const { logs } = environment;
    const parts = new Parts(environment);
    const store = logs && ExternalService.of({ ...logs, protocol: Protocol.HTTP });
    return new NodeAgent(this, 'node-agent', {
      application: openTelemetryAgent(parts.image('agent'), logs !== undefined),
      resources: parts.resources('agent'),
      roles: store === undefined ? {} : { logs: store.connection },
      nodeFolders: AGENT_FOLDERS,
      rootReason: 'the logs of the pods are readable by root alone',
      placement: { priorityClassName: PRIORITY.agents },
    });
  }
}
