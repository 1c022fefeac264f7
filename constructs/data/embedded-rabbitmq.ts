import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Broker } from './broker';
import { memoryOf, type EmbeddedStoreProps } from './embedded-props';
import { rabbitmqApplication, rabbitmqCookie, RABBITMQ_DATA, RABBITMQ_HOME } from './rabbitmq-application';
import { queuesPage } from './rabbitmq-queues';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import { Resources } from '../core/resources';
import type { MetricsTarget } from '../observability/metrics-target';
import { StatefulService } from '../workload/stateful-service';

/** A RabbitMQ in the cluster's own pods. Its Secret holds `username`, `password` and `erlang-cookie`. */
export interface EmbeddedRabbitmqProps extends EmbeddedStoreProps {
  /**
   * Nodes, an odd number: a majority decides.
   * @default 1
   */
  readonly replicas?: number;
}

/**
 * RabbitMQ in a StatefulSet of one, three or five nodes that find each other by name. The image is the official
 * Ubuntu variant of 4.1 or newer, whose user is 999.
 * @see https://www.rabbitmq.com/docs/cluster-formation
 */
export class EmbeddedRabbitmq extends Construct {
  /** The broker, for its clients. */
  public readonly broker: Broker;
  /** Where its metrics are. */
  public readonly metrics: MetricsTarget | undefined;

  constructor(scope: Construct, id: string, props: EmbeddedRabbitmqProps) {
    super(scope, freeId(scope, id));
    const { secret, resources, storage, storageClassName, image } = props;
    const replicas = checkQuorum(props.replicas ?? 1, placeOf(this));
    const memory = memoryOf(props, { place: placeOf(this), least: Size.mebibytes(256), claims: 2 });
    const roles = { self: Connection.secretOnly(secret) };
    const service = new StatefulService(this, 'server', {
      name: id,
      component: 'message-broker',
      application: rabbitmqApplication({ image, name: id, memory, replicas }),
      roles,
      sizing: { resources, replicas },
      fixedReplicas: true,
      parallel: true,
      peerPorts: replicas > 1 ? ['epmd', 'clustering'] : [],
      publishNotReadyAddresses: true,
      initContainers: [{ name: 'cookie', application: rabbitmqCookie(image), resources: COOKIE_RESOURCES, roles }],
      claims: [{ name: 'data', path: RABBITMQ_DATA, size: storage, storageClassName }],
      volumes: [{ name: 'home', path: RABBITMQ_HOME, size: Size.mebibytes(64) }],
      clients: props.clients,
      scrapers: props.scrapers,
      placement: props.placement,
      namespace: props.namespace,
    });
    this.broker = Broker.of({ endpoint: service.endpoint, secret });
    this.metrics = service.metrics && { ...service.metrics, pages: [queuesPage(id)] };
  }
}

/** What writing one small file takes. */
const COOKIE_RESOURCES = Resources.parse({ cpu: '10m', memory: '16Mi', cpuLimit: '100m' });

/** Most members of a quorum: more only cost time at each decision. */
const MOST_MEMBERS = 7;

/** Refuses an even number of members: half of them would decide nothing. */
export function checkQuorum(members: number, place: string): number {
  if (!Number.isInteger(members) || members < 1 || members > MOST_MEMBERS || members % 2 === 0) {
    refuse({
      code: 'QUORUM_EVEN',
      place,
      expected: `members of a quorum must be an odd whole number, at most ${MOST_MEMBERS}`,
      got: shown(members),
      example: 'replicas: 3',
    });
  }
  return members;
}
