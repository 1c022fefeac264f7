import { Size, SizeRoundingBehavior } from 'cdk8s';

/** Where the pod mounts the text of `redisConfiguration`, and where `redisStartScript` looks for it. */
export const REDIS_CONFIGURATION_PATH = '/etc/redis/redis.conf';

/** What the embedded Redis' settings depend on. */
export interface RedisConfigurationOptions {
  /** The container's memory limit; at least 32 MiB. */
  readonly memory: Size;
  /**
   * Whether a confirmed write must never be lost: for payment idempotency keys. Then nothing is evicted, a full store
   * refuses writes, and each write is on the volume before its answer. Otherwise a cache: nothing is written to disk
   * and the least recently used keys give way.
   */
  readonly durable: boolean;
}

/** Share of the memory limit for keys and values; the rest is for client buffers and the copy a rewrite's fork makes. */
const KEY_SHARE = 0.6;

/**
 * The `redis.conf` of an embedded Redis 7, without a password: `redisStartScript` adds it.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config/
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 * @see https://redis.io/docs/latest/develop/reference/eviction/
 */
export function redisConfiguration(options: RedisConfigurationOptions): string {
  const bytes = options.memory.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR }) * 1024;
  return `# Connections; without a password protected mode lets nobody in from outside the pod
bind * -::*
port 6379
protected-mode yes
tcp-keepalive 60

# Log to standard output
daemonize no
logfile ""
loglevel notice

# Memory, in bytes; clients that read too slowly are cut off before their buffers cost the pod
maxmemory ${Math.floor(bytes * KEY_SHARE)}
maxmemory-clients 10%
${options.durable ? DURABLE : CACHE}`;
}

const CACHE = `maxmemory-policy allkeys-lru
lazyfree-lazy-eviction yes

# Nothing on disk
save ""
appendonly no
`;

const DURABLE = `maxmemory-policy noeviction

# Each write reaches the append-only file, and the file the disk, before the answer
dir /data
save ""
appendonly yes
appendfsync always
no-appendfsync-on-rewrite no
aof-use-rdb-preamble yes
# After a crash the file may end in half a command, which nobody was told had succeeded
aof-load-truncated yes
`;

/**
 * The container's shell script (POSIX, for `sh -c`). It hands Redis the password on standard input, so that it stands
 * neither in a file nor in the process list, and then becomes Redis, which gets the pod's signals. An unset or empty
 * variable stops it. Any character but a line break may stand in the password.
 *
 * @param passwordVariable Name of the environment variable that holds the password, e.g. `REDISCLI_AUTH`.
 */
export function redisStartScript(passwordVariable: string): string {
  return `: "\${${passwordVariable}:?is empty}"
exec redis-server ${REDIS_CONFIGURATION_PATH} - <<END
requirepass "$(printf '%s' "$${passwordVariable}" | sed 's/[\\\\"]/\\\\&/g')"
END
`;
}

/**
 * The probes' command. It compares the answer, since `redis-cli` ends with 0 also when the server refused (`NOAUTH`) or
 * is still loading. The container's environment must hold the password as `REDISCLI_AUTH`.
 */
export function redisProbeCommand(): string[] {
  return ['sh', '-c', 'test "$(redis-cli ping)" = PONG'];
}
