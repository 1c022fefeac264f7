import { Construct } from 'constructs';
import { Endpoint, Protocol } from '../core/endpoint';
import type { Identity } from '../core/identity';
import type { MetricsTarget } from '../observability/metrics-target';
import { IncomingTraffic, OutgoingTraffic } from '../policy/traffic';

/** Who talks to the pods that an operator makes, and whom they talk to. */
export interface OperatedTrafficProps {
  /** Those pods. */
  readonly members: Identity;
  /** What clients connect to. */
  readonly endpoint: Endpoint;
  /** Where the metrics are. */
  readonly metrics: MetricsTarget;
  /** Ports on which the members talk to each other. */
  readonly peerPorts: number[];
  /** The operator, and the port on which it asks the members, if it does. */
  readonly operator: Identity;
  /** @default - the operator asks nothing */
  readonly operatorPort?: number;
  /** What the members reach outside: the API server, the backup store. */
  readonly outside: Endpoint[];
}

/** The policies around pods that an operator makes: members, operator, outside, listed clients and scrapers. */
export class OperatedTraffic extends Construct {
  constructor(scope: Construct, id: string, props: OperatedTrafficProps) {
    super(scope, id);
    const { members, endpoint, metrics, operator, operatorPort } = props;
    const port = (number: number) =>
      Endpoint.service({ service: members.name, port: number, protocol: Protocol.TCP, identity: members });
    new OutgoingTraffic(this, 'members', {
      client: members,
      endpoints: [...props.peerPorts.map(port), ...props.outside],
    });
    if (operatorPort !== undefined) {
      new IncomingTraffic(this, 'from-operator', { endpoint: port(operatorPort), client: operator });
    }
    for (const client of endpoint.clients ?? []) {
      new IncomingTraffic(this, `from-${client.namespace}-${client.name}`, { endpoint, client });
    }
    for (const client of metrics.endpoint.clients ?? []) {
      new IncomingTraffic(this, `metrics-${client.namespace}-${client.name}`, { endpoint: metrics.endpoint, client });
    }
  }
}
