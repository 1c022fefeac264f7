import { Duration, Size } from 'cdk8s';
import { Application, Binding, Configuration, Folder, Image } from '../../constructs';

/*
 * The schema of the payment system, changed by PostgreSQL's own client: each statement may run again, all of them run
 * or none, and the last one says which version there is.
 */

const FOLDER = '/etc/payment-schema';

const VERSION = 1;

const SCHEMA = `-- Amounts are whole minor units (cents) of the currency; card numbers are the vault's alone.
create table if not exists payment (
  id uuid primary key,
  order_id text not null,
  channel text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  state text not null check (state in ('authorised', 'captured', 'settled', 'refunded', 'failed')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index if not exists payment_order on payment (order_id);
create index if not exists payment_unsettled on payment (updated_at) where state = 'captured';

create table if not exists ledger_entry (
  id bigint generated always as identity primary key,
  payment_id uuid not null references payment (id),
  account text not null,
  amount_minor bigint not null,
  booked_at timestamptz not null default now()
);

create table if not exists schema_version (version integer primary key, applied_at timestamptz not null default now());
insert into schema_version (version) values (${VERSION}) on conflict do nothing;
`;

const CONNECTION = {
  PGHOST: Binding.host('database'),
  PGPORT: Binding.port('database'),
  PGDATABASE: Binding.attribute('database', 'name'),
  PGUSER: Binding.attribute('database', 'user'),
  PGPASSWORD: Binding.secret('database', 'password'),
  PGCONNECT_TIMEOUT: Binding.value('5'),
};

/** Waits for the database, which may be made in the same apply, and runs the schema's statements in one transaction. */
export function paymentSchema(image: Image): Application {
  const psql = `psql --no-psqlrc --set ON_ERROR_STOP=1 --single-transaction --file ${FOLDER}/schema.sql`;
  return Application.of({
    image,
    user: 10001,
    command: ['sh', '-c', `trap 'exit 1' TERM; until pg_isready --quiet; do sleep 2; done; exec ${psql}`],
    configuration: [Configuration.of({ folder: FOLDER, files: { 'schema.sql': SCHEMA } })],
    folders: [Folder.scratch('/tmp', Size.mebibytes(16))],
    variables: CONNECTION,
    drain: Duration.seconds(60),
  });
}

/** Waits until the schema has at least this version. */
export function paymentSchemaGate(image: Image): Application {
  const asked = `select 1 / count(*) from schema_version where version >= ${VERSION}`;
  return Application.of({
    image,
    user: 10001,
    command: [
      'sh',
      '-c',
      `trap 'exit 1' TERM; until psql --no-psqlrc --quiet --output /dev/null --command "${asked}"; do sleep 2; done`,
    ],
    folders: [Folder.scratch('/tmp', Size.mebibytes(16))],
    variables: CONNECTION,
  });
}
