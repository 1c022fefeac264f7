import { Size, SizeRoundingBehavior } from 'cdk8s';

/** What the embedded PostgreSQL's settings depend on. */
export interface PostgresqlConfigurationOptions {
  /** The container's memory limit; at least 256 MiB. */
  readonly memory: Size;
  /** Connections the server accepts, the 3 reserved for superusers included; 10 to 1,000. About 5 MiB of memory each. */
  readonly maxConnections: number;
}

/**
 * The `postgresql.conf` of an embedded PostgreSQL 15 to 17, for `postgres -c config_file=…`.
 *
 * Sizes are shares of the memory limit: shared buffers 25 %, all connections' sorts together 25 %, three autovacuum
 * workers 19 %; the rest is for the connections themselves and the page cache. The claim needs at least 2 GiB: up to
 * 512 MiB of it hold the write-ahead log, and another 512 MiB what a forgotten replication slot may keep.
 *
 * The log holds no statement and no row: both may carry a card number or an address. Hence no slow-statement log, and
 * terse errors (`DETAIL` shows the key of a duplicate row). What stays is a value of the wrong type, in the error itself.
 *
 * The pod gives what the file cannot: `PGDATA`, checksums and `--auth-host=scram-sha-256` at initdb, and a memory
 * volume on `/dev/shm`. TLS between pods is the mesh's.
 *
 * @see https://www.postgresql.org/docs/17/runtime-config-resource.html
 * @see https://www.postgresql.org/docs/17/runtime-config-wal.html
 * @see https://www.postgresql.org/docs/17/runtime-config-logging.html
 */
export function postgresqlConfiguration(options: PostgresqlConfigurationOptions): string {
  const sizes = memorySizes(options);
  return `# Connections
listen_addresses = '*'
port = 5432
unix_socket_directories = '/var/run/postgresql'
max_connections = ${options.maxConnections}
superuser_reserved_connections = 3
password_encryption = 'scram-sha-256'
ssl = off
# A client that vanished gives its connection back within two minutes.
tcp_keepalives_idle = 60s
tcp_keepalives_interval = 10s
tcp_keepalives_count = 6
client_connection_check_interval = 10s

# Memory
shared_buffers = ${sizes.sharedBuffers}kB
effective_cache_size = ${sizes.effectiveCacheSize}kB
work_mem = ${sizes.workMem}kB
maintenance_work_mem = ${sizes.maintenanceWorkMem}kB
dynamic_shared_memory_type = posix
# A node with huge pages and a container that may not use them: bus error (docker-library/postgres#451).
huge_pages = off
jit = off

# Write-ahead log
fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
wal_compression = on
min_wal_size = 128MB
max_wal_size = 512MB
max_slot_wal_keep_size = 512MB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9

# Planner: network volumes on solid state
random_page_cost = 1.1
effective_io_concurrency = 200

# Time limits; idle connections stay, pools keep them
statement_timeout = 60s
lock_timeout = 10s
idle_in_transaction_session_timeout = 60s
idle_session_timeout = 0

# Log
log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%m [%p] %q%u@%d '
log_timezone = 'UTC'
log_connections = on
log_disconnections = on
log_checkpoints = on
log_lock_waits = on
log_statement = 'none'
log_min_duration_statement = -1
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0

# Locale
timezone = 'UTC'
`;
}

/** In kB (1,024 bytes), PostgreSQL's own unit. */
function memorySizes({ memory, maxConnections }: PostgresqlConfigurationOptions) {
  const total = memory.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR });
  return {
    sharedBuffers: Math.floor(total / 4),
    effectiveCacheSize: Math.floor(total / 2),
    // 64 kB is the least PostgreSQL takes.
    workMem: Math.max(64, Math.floor(total / 4 / maxConnections)),
    // Each of the three autovacuum workers may take it; before version 17 none uses more than 1 GiB.
    maintenanceWorkMem: Math.min(1024 * 1024, Math.floor(total / 16)),
  };
}
