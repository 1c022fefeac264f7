import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { distinct } from '../core/distinct';
import { Endpoint, Protocol } from '../core/endpoint';
import { placeOf } from '../core/errors';
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
  /**
   * The operator's pods, and the port on which they ask the members.
   * @default - they ask the API server alone
   */
  readonly operator?: { readonly identity: Identity; readonly port: number };
  /** What the members reach outside: the API server, the backup store. */
  readonly outside: Endpoint[];
}

/** The policies around pods that an operator makes: members, operator, outside, listed clients and scrapers. */
export class OperatedTraffic extends Construct {
  constructor(scope: Construct, id: string, props: OperatedTrafficProps) {
    super(scope, freeId(scope, id));
    const { members, endpoint, metrics, operator } = props;
    const port = (number: number) =>
      Endpoint.service({ service: members.name, port: number, protocol: Protocol.TCP, identity: members });
    new OutgoingTraffic(this, 'members', {
      client: members,
      endpoints: [...props.peerPorts.map(port), ...props.outside],
    });
    if (operator !== undefined) {
      new IncomingTraffic(this, 'from-operator', { endpoint: port(operator.port), client: operator.identity });
    }
    for (const client of distinct(endpoint.clients ?? [], placeOf(this))) {
      new IncomingTraffic(this, `from-${client.namespace}.${client.name}`, { endpoint, client });
    }
    for (const client of distinct(metrics.endpoint.clients ?? [], placeOf(this))) {
      new IncomingTraffic(this, `metrics-${client.namespace}.${client.name}`, { endpoint: metrics.endpoint, client });
    }
  }
}
