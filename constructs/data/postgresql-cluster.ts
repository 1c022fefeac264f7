import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Database } from './database';
import { checkIdentifier } from './identifier';
import { OperatedTraffic } from './operated-traffic';
import type { OperatedProps } from './operator-props';
import { backupSchedule, backupSpec, type PostgresqlBackupProps } from './postgresql-backup';
import { freeId } from '../core/construct-id';
import { Endpoint, Protocol } from '../core/endpoint';
import { bytesOf } from '../core/amounts';
import { placeOf, refuse, shown } from '../core/errors';
import { Identity } from '../core/identity';
import type { ValueOwner } from '../core/chart-value';
import { ANNOTATION, LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { checkReference, namespaceOf } from '../core/object-names';
import { bytesQuantity } from '../core/quantity';
import { resourceValues } from '../core/resource-values';
import type { SecretRef } from '../core/secret-ref';
import { imageReference, quantity, wholeNumber } from '../core/value-kinds';
import { checkWhole } from '../core/whole-number';
import { notInjected } from '../mesh/mesh';
import type { MetricsTarget } from '../observability/metrics-target';
import type { CloudIdentity } from '../policy/access/cloud-identity';
import { nodeFields } from '../workload/placement';
import { checkPlacement } from '../workload/placement-check';

/** A PostgreSQL that CloudNativePG runs. */
export interface PostgresqlClusterProps extends OperatedProps {
  /** Instances: one primary, the others stand by in other zones. */
  readonly instances: number;
  /** Name of the database. */
  readonly databaseName: string;
  /** Name of its owner. */
  readonly user: string;
  /** Holds `username`, which is the owner's name, and `password`. */
  readonly secret: SecretRef;
  /** The operator's own pods, which ask the instances how they are. */
  readonly operator: Identity;
  /** The API server, which the instances' own managers talk to. */
  readonly apiServer: Endpoint;
  /**
   * Backups with point-in-time recovery.
   * @default - none
   */
  readonly backup?: PostgresqlBackupProps;
  /**
   * Who the instances are to their cloud: what opens the bucket of the backups.
   * @default - whoever their nodes are
   */
  readonly cloudIdentity?: CloudIdentity;
}

/**
 * PostgreSQL with a primary and synchronous standbys, by CloudNativePG's `Cluster`.
 * @see https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/
 */
export class PostgresqlCluster extends Construct {
  /** The database, for its clients: always the primary. */
  public readonly database: Database;
  /** Where its metrics are. */
  public readonly metrics: MetricsTarget;

  constructor(scope: Construct, id: string, props: PostgresqlClusterProps) {
    super(scope, freeId(scope, id));
    const name = checkObjectName(id, placeOf(this), 50);
    const namespace = namespaceOf(this, props.namespace);
    const members = Identity.foreign({ name, namespace, labels: { 'cnpg.io/cluster': name } });
    const endpoint = servicePort(`${name}-rw`, 5432, members, props.clients);
    this.metrics = metricsOf(name, members, props);
    this.database = Database.of({ endpoint, name: props.databaseName, user: props.user, secret: props.secret });
    this.writeCluster(name, namespace, props);
    this.writeBackups(name, namespace, props.backup);
    new OperatedTraffic(this, 'traffic', {
      members,
      endpoint,
      metrics: this.metrics,
      peerPorts: [5432],
      operator: { identity: props.operator, port: 8000 },
      outside: [
        props.apiServer,
        ...(props.backup === undefined ? [] : [props.backup.store]),
        ...(props.cloudIdentity?._written.endpoints ?? []),
      ],
    });
  }

  private writeCluster(name: string, namespace: string, props: PostgresqlClusterProps): void {
    const { instances, image, secret, databaseName, user, resources, storage, storageClassName, backup } = props;
    const place = placeOf(this);
    checkWhole(instances, { code: 'REPLICAS_INVALID', field: 'instances', place, least: 1, example: 'instances: 3' });
    checkServer(props, place);
    resources._check(place, 'postgres');
    const owner = { namespace, name };
    const size = bytesQuantity(bytesOf(storage, { field: 'storage', place }));
    new ApiObject(this, 'cluster', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        instances: instanceCount(owner, instances),
        ...inheritedFields(props.cloudIdentity, notInjected(this)),
        imageName: imageReference(owner, ['image'], image),
        bootstrap: { initdb: { database: databaseName, owner: user, secret: { name: secret.name } } },
        ...(instances > 1 ? { postgresql: { synchronous: { method: 'any', number: 1 } } } : {}),
        storage: {
          size: quantity(owner, ['storage', 'data'], size, 'Size of the claim of each instance.'),
          ...(storageClassName === undefined
            ? {}
            : { storageClass: checkReference(storageClassName, 'storageClassName', place) }),
        },
        resources: resourceValues(resources, owner, []),
        affinity: {
          enablePodAntiAffinity: true,
          podAntiAffinityType: 'required',
          topologyKey: instances <= ZONES ? 'topology.kubernetes.io/zone' : 'kubernetes.io/hostname',
          ...nodeFields({ ownNodes: props.ownNodes }),
        },
        ...(props.priorityClassName === undefined ? {} : { priorityClassName: props.priorityClassName }),
        primaryUpdateStrategy: 'unsupervised',
        primaryUpdateMethod: 'switchover',
        enablePDB: true,
        ...(backup === undefined ? {} : { backup: backupSpec(backup, place) }),
      },
    });
  }

  private writeBackups(name: string, namespace: string, backup: PostgresqlBackupProps | undefined): void {
    if (backup === undefined) {
      return;
    }
    new ApiObject(this, 'backup', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        schedule: backupSchedule(backup, placeOf(this)),
        backupOwnerReference: 'self',
        cluster: { name },
        method: 'barmanObjectStore',
      },
    });
  }
}

/** Refuses what the operator would refuse: it reads the server's version from the image's tag. */
function checkServer(props: PostgresqlClusterProps, place: string): void {
  const { databaseName, user, secret, image, priorityClassName } = props;
  ['username', 'password'].forEach((key) => secret._key(key, place));
  checkIdentifier(databaseName, 'databaseName', place);
  checkIdentifier(user, 'user', place);
  checkPlacement({ priorityClassName }, place);
  if (!/^[1-9]\d(\.\d+)?/.test(image.tag ?? '')) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: "the image's tag must begin with PostgreSQL's version, which the operator reads there",
      got: shown(image.reference),
      example: shown('ghcr.io/cloudnative-pg/postgresql:17.11'),
    });
  }
}

/** What the operator puts on the instances' account, and on all that it makes: their managers need a token. */
function inheritedFields(identity: CloudIdentity | undefined, further: object): object {
  const { annotations = {}, podLabels = {} } = identity?._written ?? {};
  const labels = { ...podLabels, ...further };
  return {
    inheritedMetadata: {
      annotations: {
        [ANNOTATION.apiAccess]: "the instances' managers keep the state of the cluster in the API server",
      },
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
    },
    ...(Object.keys(annotations).length > 0
      ? { serviceAccountTemplate: { metadata: { annotations: { ...annotations } } } }
      : {}),
  };
}

/** Most instances of which each still has a zone of its own. */
const ZONES = 3;

/** A value within what the rest of the cluster was written for: synchronous standbys, one instance a zone. */
function instanceCount(owner: ValueOwner, instances: number): number {
  if (instances === 1) {
    return instances;
  }
  const bounds = instances <= ZONES ? { minimum: 2, maximum: ZONES } : { minimum: ZONES + 1 };
  return wholeNumber(owner, ['instances'], instances, bounds, 'Instances: one primary, the others stand by.');
}

function metricsOf(name: string, members: Identity, props: PostgresqlClusterProps): MetricsTarget {
  const clients = props.scrapers ?? (props.clients === undefined ? undefined : []);
  return {
    endpoint: servicePort(`${name}-r`, 9187, members, clients),
    portName: 'metrics',
    path: '/metrics',
    throughService: false,
  };
}

function servicePort(service: string, port: number, identity: Identity, clients: Identity[] | undefined): Endpoint {
  return Endpoint.service({ service, port, protocol: Protocol.TCP, identity, clients });
}

function labels(name: string): { [key: string]: string } {
  return {
    [LABEL.name]: name,
    [LABEL.instance]: name,
    [LABEL.component]: 'database',
    [LABEL.managedBy]: MANAGED_BY,
  };
}
