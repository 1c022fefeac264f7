import { Size, SizeRoundingBehavior } from 'cdk8s';

/**
 * Where the pod mounts the text of `rabbitmqConfiguration`. Not `/etc/rabbitmq/rabbitmq.conf`: RabbitMQ reads that
 * first, and the image's `conf.d/10-defaults.conf` then lets `guest` in from everywhere. The last file wins.
 */
export const RABBITMQ_CONFIGURATION_PATH = '/etc/rabbitmq/conf.d/90-commerce.conf';

/** What the embedded RabbitMQ's settings depend on. */
export interface RabbitmqConfigurationOptions {
  /** The container's memory limit; at least 256 MiB. The claim must hold more than twice as much. */
  readonly memory: Size;
  /** Nodes: 1, 3 or 5. A quorum needs an odd number. */
  readonly replicas: number;
  /** Name of the environment variable that holds the one user's name; created when a node starts on an empty volume. */
  readonly userVariable: string;
  /** Name of the environment variable that holds the user's password. The password must not hold `$(`. */
  readonly passwordVariable: string;
}

/** Members of a quorum queue: each message is on three nodes, also in a cluster of five. What new queues get anyway. */
const QUEUE_MEMBERS = 3;

/**
 * The configuration of an embedded RabbitMQ 4.2: AMQP on 5672, metrics on 15692, quorum queues unless a client asks
 * for another type.
 *
 * Publishers wait when memory in use passes 60 % of the limit, or when the volume has less free than the limit. All
 * sizes are absolute: what RabbitMQ takes for the machine's memory may be the node's and not the pod's.
 *
 * The user is no administrator: it uses queues; who administers does so by `rabbitmqctl` in the pod.
 *
 * @see https://www.rabbitmq.com/docs/configure
 * @see https://www.rabbitmq.com/docs/memory
 * @see https://www.rabbitmq.com/docs/disk-alarms
 * @see https://www.rabbitmq.com/docs/quorum-queues
 */
export function rabbitmqConfiguration(options: RabbitmqConfigurationOptions): string {
  const bytes = options.memory.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR }) * 1024;
  const node = nodeConfiguration(options, bytes);
  return options.replicas === 1 ? node : `${node}\n${clusterConfiguration(options.replicas)}`;
}

function nodeConfiguration({ userVariable, passwordVariable }: RabbitmqConfigurationOptions, bytes: number): string {
  return `## Connections
listeners.tcp.default = 5672
prometheus.tcp.port = 15692

## Access: guest only inside the pod, nobody without a password
loopback_users.guest = true
auth_mechanisms.1 = PLAIN
auth_mechanisms.2 = AMQPLAIN
default_user = $(${userVariable})
default_pass = $(${passwordVariable})
default_user_tags.administrator = false

## Memory and disk, in bytes
vm_memory_high_watermark.absolute = ${Math.floor(bytes * 0.6)}
disk_free_limit.absolute = ${bytes}
# Quorum queues hold up to three of these logs in memory. (4.3 has renamed it: quorum_queue.wal_max_size_bytes.)
raft.wal_max_size_bytes = ${Math.min(512 * 1024 * 1024, Math.floor(bytes / 16))}

## Queues
default_queue_type = quorum

## Metrics are Prometheus'; the management agent keeps no second copy
management_agent.disable_metrics_collector = true

## Log
log.console = true
log.console.level = info
log.console.use_colors = off
log.file = false
`;
}

/**
 * From 4.1 on, discovery makes no call to the API server: the pod with ordinal 0 founds the cluster and the others ask
 * it until it answers. Node names must therefore hold the pod's name.
 *
 * A queue declared before all nodes are there has fewer members than it should; reconciliation adds them.
 *
 * @see https://www.rabbitmq.com/docs/cluster-formation#peer-discovery-k8s
 * @see https://www.rabbitmq.com/docs/quorum-queues#replica-reconciliation
 */
function clusterConfiguration(replicas: number): string {
  return `## Cluster
cluster_formation.peer_discovery_backend = k8s
cluster_formation.target_cluster_size_hint = ${replicas}
queue_leader_locator = balanced
quorum_queue.continuous_membership_reconciliation.enabled = true
quorum_queue.continuous_membership_reconciliation.target_group_size = ${QUEUE_MEMBERS}
`;
}

/**
 * The `enabled_plugins` file: an Erlang list with a full stop. `RABBITMQ_ENABLED_PLUGINS_FILE` names its path.
 *
 * @param replicas As in `RabbitmqConfigurationOptions`; peer discovery is for more than one.
 * @see https://www.rabbitmq.com/docs/plugins#enabled-plugins-file
 */
export function rabbitmqPlugins(replicas: number): string {
  const plugins = replicas === 1 ? [] : ['rabbitmq_peer_discovery_k8s'];
  return `[${[...plugins, 'rabbitmq_prometheus'].join(',')}].\n`;
}
