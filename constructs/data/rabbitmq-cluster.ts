import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Broker } from './broker';
import { checkQuorum } from './embedded-rabbitmq';
import { OperatedTraffic } from './operated-traffic';
import type { OperatedProps } from './operator-props';
import { Endpoint, Protocol } from '../core/endpoint';
import { placeOf } from '../core/errors';
import { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkServiceName } from '../core/names';
import { bytesQuantity } from '../core/quantity';
import { SecretRef } from '../core/secret-ref';
import type { MetricsTarget } from '../observability/metrics-target';

/** A RabbitMQ that the cluster operator runs. */
export interface RabbitmqClusterProps extends OperatedProps {
  /** Nodes, an odd number: a majority decides. */
  readonly replicas: number;
  /**
   * Version of the credentials that the operator made: raise it when it made new ones, and clients roll.
   * @default '1'
   */
  readonly secretVersion?: string;
}

/**
 * RabbitMQ by the cluster operator's `RabbitmqCluster`. The operator makes the default user itself, in the Secret
 * `<name>-default-user`.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator
 */
export class RabbitmqCluster extends Construct {
  /** The broker, for its clients. */
  public readonly broker: Broker;
  /** Where its metrics are. */
  public readonly metrics: MetricsTarget;

  constructor(scope: Construct, id: string, props: RabbitmqClusterProps) {
    super(scope, id);
    const name = checkServiceName(id, placeOf(this));
    const namespace = props.namespace ?? Chart.of(this).namespace ?? 'default';
    const members = Identity.foreign({ name, namespace, labels: { [LABEL.name]: name } });
    const endpoint = port(name, 5672, members, props.clients);
    const scrapers = props.scrapers ?? (props.clients === undefined ? undefined : []);
    this.metrics = {
      endpoint: port(name, 15692, members, scrapers),
      portName: 'prometheus',
      path: '/metrics',
      throughService: true,
    };
    this.broker = Broker.of({ endpoint, secret: defaultUser(name, props.secretVersion ?? '1') });
    this.writeCluster(name, namespace, props);
    new OperatedTraffic(this, 'traffic', {
      members,
      endpoint,
      metrics: this.metrics,
      peerPorts: [4369, 25672],
      outside: [],
    });
  }

  private writeCluster(name: string, namespace: string, props: RabbitmqClusterProps): void {
    const { image, resources, storage, storageClassName } = props;
    const replicas = checkQuorum(props.replicas, placeOf(this));
    const priority = props.priorityClassName === undefined ? {} : { priorityClassName: props.priorityClassName };
    resources._check(placeOf(this), 'rabbitmq');
    new ApiObject(this, 'cluster', {
      apiVersion: 'rabbitmq.com/v1beta1',
      kind: 'RabbitmqCluster',
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        replicas,
        image: image.reference,
        persistence: {
          storage: bytesQuantity(storage.toKibibytes() * 1024),
          ...(storageClassName === undefined ? {} : { storageClassName }),
        },
        resources: resources._manifest(),
        terminationGracePeriodSeconds: 600,
        override: { statefulSet: { spec: { template: { spec: { ...spread(name), ...priority } } } } },
        rabbitmq: {
          additionalConfig: 'default_queue_type = quorum\nloopback_users.guest = true\nlog.console.level = info\n',
        },
      },
    });
  }
}

/** One node a zone, at the most one more; the operator has no field for it. */
function spread(name: string): object {
  return {
    containers: [],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { [LABEL.name]: name } },
      },
    ],
  };
}

function defaultUser(name: string, version: string): SecretRef {
  return SecretRef.of({ name: `${name}-default-user`, keys: ['username', 'password'], version });
}

function port(service: string, number: number, identity: Identity, clients: Identity[] | undefined): Endpoint {
  return Endpoint.service({ service, port: number, protocol: Protocol.TCP, identity, clients });
}

function labels(name: string): { [key: string]: string } {
  return { [LABEL.name]: name, [LABEL.component]: 'message-broker', [LABEL.managedBy]: MANAGED_BY };
}
