import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Database } from './database';
import { OperatedTraffic } from './operated-traffic';
import type { OperatedProps } from './operator-props';
import { Endpoint, Protocol } from '../core/endpoint';
import { placeOf, refuse, shown } from '../core/errors';
import { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { bytesQuantity } from '../core/quantity';
import type { SecretRef } from '../core/secret-ref';
import type { MetricsTarget } from '../observability/metrics-target';

/** Where a database's backups and write-ahead log go. */
export interface PostgresqlBackupProps {
  /** Folder in an S3 bucket: `s3://bucket/folder`. The pods' workload identity opens it. */
  readonly destination: string;
  /** Where the bucket is reached. */
  readonly store: Endpoint;
  /**
   * When a base backup is taken, as six cron fields, seconds first.
   * @default '0 30 1 * * *'
   */
  readonly schedule?: string;
  /**
   * How long backups are kept: a number of days, weeks or months.
   * @default '30d'
   */
  readonly retention?: string;
}

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
    super(scope, id);
    const name = checkObjectName(id, placeOf(this), 50);
    const namespace = props.namespace ?? Chart.of(this).namespace ?? 'default';
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
      outside: [props.apiServer, ...(props.backup === undefined ? [] : [props.backup.store])],
    });
  }

  private writeCluster(name: string, namespace: string, props: PostgresqlClusterProps): void {
    const { instances, image, secret, databaseName, user, resources, storage, storageClassName, backup } = props;
    if (!Number.isInteger(instances) || instances < 1) {
      refuse({
        code: 'REPLICAS_INVALID',
        place: placeOf(this),
        expected: 'instances must be a whole number of at least 1',
        got: shown(instances),
        example: 'instances: 3',
      });
    }
    resources._check(placeOf(this), 'postgres');
    new ApiObject(this, 'cluster', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace, labels: labels(name) },
      spec: {
        instances,
        imageName: image.reference,
        bootstrap: { initdb: { database: databaseName, owner: user, secret: { name: secret.name } } },
        ...(instances > 1 ? { postgresql: { synchronous: { method: 'any', number: 1 } } } : {}),
        storage: {
          size: bytesQuantity(storage.toKibibytes() * 1024),
          ...(storageClassName === undefined ? {} : { storageClass: storageClassName }),
        },
        resources: resources._manifest(),
        affinity: {
          enablePodAntiAffinity: true,
          podAntiAffinityType: 'required',
          topologyKey: instances <= 3 ? 'topology.kubernetes.io/zone' : 'kubernetes.io/hostname',
        },
        ...(props.priorityClassName === undefined ? {} : { priorityClassName: props.priorityClassName }),
        primaryUpdateStrategy: 'unsupervised',
        primaryUpdateMethod: 'switchover',
        enablePDB: true,
        ...(backup === undefined ? {} : { backup: backupSpec(backup) }),
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
        schedule: backup.schedule ?? '0 30 1 * * *',
        backupOwnerReference: 'self',
        cluster: { name },
        method: 'barmanObjectStore',
      },
    });
  }
}

function backupSpec({ destination, retention = '30d' }: PostgresqlBackupProps): object {
  return {
    retentionPolicy: retention,
    barmanObjectStore: {
      destinationPath: destination,
      s3Credentials: { inheritFromIAMRole: true },
      wal: { compression: 'gzip', encryption: 'aws:kms' },
      data: { compression: 'gzip', encryption: 'aws:kms' },
    },
  };
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
