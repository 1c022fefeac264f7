import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Database } from './database';
import { memoryOf, type EmbeddedStoreProps } from './embedded-props';
import { checkIdentifier } from './identifier';
import { postgresqlConfiguration } from './postgresql-configuration';
import { Application } from '../application/application';
import { Binding } from '../application/binding';
import { Configuration } from '../application/configuration';
import { Folder } from '../application/folder';
import { Port } from '../application/port';
import { Probe } from '../application/probe';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import { StatefulService } from '../workload/stateful-service';

/** A PostgreSQL of one replica. */
export interface EmbeddedPostgresqlProps extends EmbeddedStoreProps {
  /** Name of the database that is made at the first start. */
  readonly databaseName: string;
  /** Name of its owner. */
  readonly user: string;
  /**
   * Connections that the server accepts, 10 to 1000.
   * @default 100
   */
  readonly maxConnections?: number;
}

/** Where the image keeps its data, and the folder in it that is not the volume's own root. */
const DATA = '/var/lib/postgresql/data';

/**
 * PostgreSQL in a StatefulSet of one replica: for development and staging. The image is the official Debian variant,
 * whose user is 999. It survives the loss of its pod, not of its zone.
 */
export class EmbeddedPostgresql extends Construct {
  /** The database, for its clients. */
  public readonly database: Database;

  constructor(scope: Construct, id: string, props: EmbeddedPostgresqlProps) {
    super(scope, freeId(scope, id));
    checkConnections(props.maxConnections ?? 100, placeOf(this));
    const { secret, databaseName, user, resources, storage, storageClassName } = props;
    checkIdentifier(databaseName, 'databaseName', placeOf(this));
    checkIdentifier(user, 'user', placeOf(this));
    const service = new StatefulService(this, 'server', {
      name: id,
      component: 'database',
      application: postgresql(props, memoryOf(props, { place: placeOf(this), least: Size.mebibytes(256) })),
      roles: { self: Connection.secretOnly(secret) },
      sizing: { resources },
      fixedReplicas: true,
      claims: [{ name: 'data', path: DATA, size: storage, storageClassName }],
      clients: props.clients,
      scrapers: props.scrapers,
      placement: props.placement,
      namespace: props.namespace,
    });
    this.database = Database.of({ endpoint: service.endpoint, name: databaseName, user, secret });
  }
}

/** No way in without a password; checksums; and no huge pages, which a pod that may not use them dies of. */
const INITDB_ARGUMENTS = '--auth-local=scram-sha-256 --auth-host=scram-sha-256 --data-checksums -c huge_pages=off';

function postgresql(props: EmbeddedPostgresqlProps, memory: Size): Application {
  const { databaseName, user, maxConnections = 100 } = props;
  const ready = ['pg_isready', '-h', '127.0.0.1', '-U', user, '-d', databaseName];
  return Application.of({
    image: props.image,
    user: 999,
    userReason: 'it is the user that the image was built for',
    configuredForMemory: true,
    ports: [Port.tcp(5432, { name: 'postgresql' })],
    args: ['-c', 'config_file=/etc/postgresql/postgresql.conf'],
    probes: {
      startup: Probe.exec(ready, { period: Duration.seconds(5), timeout: Duration.seconds(5), failures: 120 }),
      readiness: Probe.exec(ready, { timeout: Duration.seconds(5) }),
      liveness: Probe.tcp({ failures: 6 }),
    },
    folders: [
      Folder.persistent(DATA),
      Folder.memory('/var/run/postgresql', Size.mebibytes(8)),
      Folder.memory('/dev/shm', Size.mebibytes(64)),
      Folder.scratch('/tmp', Size.mebibytes(256)),
    ],
    configuration: [
      Configuration.of({
        folder: '/etc/postgresql',
        files: { 'postgresql.conf': postgresqlConfiguration({ memory, maxConnections }) },
      }),
    ],
    variables: {
      PGDATA: Binding.value(`${DATA}/pgdata`),
      POSTGRES_DB: Binding.value(databaseName),
      POSTGRES_USER: Binding.value(user),
      POSTGRES_PASSWORD: Binding.secret('self', 'password'),
      POSTGRES_INITDB_ARGS: Binding.value(INITDB_ARGUMENTS),
    },
    drain: Duration.seconds(120),
  });
}

function checkConnections(count: number, place: string): void {
  if (!Number.isInteger(count) || count < 10 || count > 1000) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'maxConnections must be a whole number from 10 to 1000',
      got: shown(count),
      example: 'maxConnections: 100',
    });
  }
}
