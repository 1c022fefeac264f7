import type { Construct } from 'constructs';
import type { Blueprint } from './blueprint';
import type { WorkloadProps } from './workload-props';
import type { Port } from '../application/port';
import { Endpoint } from '../core/endpoint';
import { placeOf, refuse, shown } from '../core/errors';
import { distinct } from '../core/distinct';
import type { MetricsTarget } from '../observability/metrics-target';
import { IncomingTraffic } from '../policy/traffic';

type Guard = Pick<WorkloadProps, 'clients' | 'scrapers'> & {
  /** Whether clients reach the pods' own addresses, on the ports that the program listens on. */
  readonly headless?: boolean;
  /** The Service of a version that a route of the edge gives a share of the requests to. */
  readonly canaryService?: string;
};

/** The endpoint behind a port of a workload, by its name; the first port where none is named. */
export function endpointOf(workload: Blueprint, service: string, guard: Guard, name?: string): Endpoint {
  return portEndpoint(workload, service, portOf(workload, name), guard.clients, guard.headless, guard.canaryService);
}

/** Where the workload's metrics are, if its application has any. */
export function metricsOf(workload: Blueprint, service: string, guard: Guard, throughService: boolean) {
  const { metrics } = workload.application._props;
  if (metrics === undefined) {
    return undefined;
  }
  const port = portOf(workload, metrics.port);
  const clients = guard.scrapers ?? (guard.clients === undefined ? undefined : []);
  const endpoint = portEndpoint(workload, service, port, clients, guard.headless);
  return { endpoint, portName: port.name, path: metrics.path ?? '/metrics', throughService } satisfies MetricsTarget;
}

/** Writes the way in for each listed client, to every port that is not for metrics or peers alone. */
export function admitClients(
  scope: Construct,
  workload: Blueprint,
  service: string,
  guard: Guard,
  peerPorts: readonly string[] = [],
): void {
  const apart = [workload.application._props.metrics?.port, ...peerPorts];
  const open = workload.application.ports.filter(({ name }, index) => index === 0 || !apart.includes(name));
  for (const client of distinct(guard.clients ?? [], workload.place)) {
    for (const port of open) {
      const endpoint = portEndpoint(workload, service, port, guard.clients);
      new IncomingTraffic(scope, `from-${client.namespace}.${client.name}-${port.name}`, { endpoint, client });
    }
  }
}

/** Writes the way in for each listed reader of the metrics. */
export function admitScrapers(scope: Construct, metrics: MetricsTarget | undefined): void {
  if (metrics === undefined) {
    return;
  }
  const { endpoint, path, pages = [] } = metrics;
  const reads = [path, ...pages.map((page) => page.path)];
  for (const client of distinct(endpoint.clients ?? [], placeOf(scope))) {
    new IncomingTraffic(scope, `metrics-from-${client.namespace}.${client.name}`, { endpoint, client, reads });
  }
}

function portEndpoint(
  workload: Blueprint,
  service: string,
  port: Port,
  clients?: Guard['clients'],
  headless = false,
  canaryService?: string,
): Endpoint {
  return Endpoint.service({
    service,
    port: headless ? port.containerPort : port.servicePort,
    targetPort: port.containerPort,
    protocol: port.protocol,
    identity: workload.identity,
    clients,
    canaryService,
  });
}

function portOf(workload: Blueprint, name: string | undefined): Port {
  const ports = workload.application.ports;
  return (
    ports.find((port) => name === undefined || port.name === name) ??
    refuse({
      code: 'APPLICATION_PORT_UNKNOWN',
      place: workload.place,
      expected: `the application must declare the port (it has ${ports.map((port) => port.name).join(', ') || 'none'})`,
      got: shown(name),
      example: `ports: [Port.http(8080)]`,
    })
  );
}
