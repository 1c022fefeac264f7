import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Broker } from './broker';
import { checkQuorum } from './embedded-rabbitmq';
import { OperatedTraffic } from './operated-traffic';
import type { OperatedProps } from './operator-props';
import { queuesPage } from './rabbitmq-queues';
import { freeId } from '../core/construct-id';
import { Endpoint, Protocol } from '../core/endpoint';
import { bytesOf } from '../core/amounts';
import { placeOf } from '../core/errors';
import { Identity } from '../core/identity';
import type { ValueOwner } from '../core/chart-value';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName, checkServiceName, STATEFUL_SET_NAME_LENGTH } from '../core/names';
import { namespaceOf, storageClass } from '../core/object-names';
import { bytesQuantity } from '../core/quantity';
import { resourceValues } from '../core/resource-values';
import { SecretRef } from '../core/secret-ref';
import { imageReference, quantity, wholeNumber } from '../core/value-kinds';
import { notInjected } from '../mesh/mesh';
import type { MetricsTarget } from '../observability/metrics-target';
import { nodeFields } from '../workload/placement';
import { checkPlacement } from '../workload/placement-check';

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
    super(scope, freeId(scope, id));
    const name = checkServiceName(id, placeOf(this));
    const namespace = namespaceOf(this, props.namespace);
    checkObjectName(name, placeOf(this), LONGEST_NAME);
    const members = Identity.foreign({ name, namespace, labels: { [LABEL.name]: name } });
    const endpoint = port(name, 5672, members, props.clients);
    const scrapers = props.scrapers ?? (props.clients === undefined ? undefined : []);
    this.metrics = {
      endpoint: port(name, 15692, members, scrapers),
      portName: 'prometheus',
      path: '/metrics',
      throughService: true,
      pages: [queuesPage(name)],
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
    const nodes = nodeFields({ ownNodes: props.ownNodes });
    const place = placeOf(this);
    resources._check(place, 'rabbitmq');
    checkPlacement({ priorityClassName: props.priorityClassName }, place);
    const owner = { namespace, name };
    const size = bytesQuantity(bytesOf(storage, { field: 'storage', place }));
    new ApiObject(this, 'cluster', {
      apiVersion: 'rabbitmq.com/v1beta1',
      kind: 'RabbitmqCluster',
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        replicas: nodeCount(owner, replicas),
        image: imageReference(owner, ['image'], image),
        persistence: {
          storage: quantity(owner, ['storage', 'data'], size, 'Size of the claim of each node.'),
          ...storageClass(storageClassName, place),
        },
        resources: resourceValues(resources, owner, []),
        terminationGracePeriodSeconds: 600,
        override: {
          statefulSet: { spec: { template: podOverride(name, { ...priority, ...nodes }, notInjected(this)) } },
        },
        rabbitmq: {
          additionalConfig: 'default_queue_type = quorum\nloopback_users.guest = true\nlog.console.level = info\n',
        },
      },
    });
  }
}

/**
 * What the operator leaves out or does otherwise. Nodes find each other by their names (RabbitMQ 4.1 and later), so they
 * need no token, and have no way to the API server.
 */
function podOverride(name: string, placement: object, labels: object): object {
  return {
    metadata: { labels: { [LABEL.instance]: name, ...labels } },
    spec: { automountServiceAccountToken: false, ...spread(name), ...placement },
  };
}

/** Longest name: the operator calls the StatefulSet `<name>-server`. */
const LONGEST_NAME = STATEFUL_SET_NAME_LENGTH - '-server'.length;

/** Up to seven nodes: the operator cannot take one away again. */
function nodeCount(owner: ValueOwner, replicas: number): number {
  const possible = [1, 3, 5, 7].filter((count) => count >= replicas);
  return wholeNumber(owner, ['replicaCount'], replicas, { enum: possible }, 'Nodes, an odd number that only grows.');
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
