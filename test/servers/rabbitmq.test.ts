import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Size } from 'cdk8s';
import {
  RABBITMQ_CONFIGURATION_PATH,
  rabbitmqConfiguration,
  rabbitmqPlugins,
} from '../../constructs/data/rabbitmq-configuration';
import { eventually, freePorts, processList, Sandbox, Server } from './sandbox';

/** Without Debian's wrapper, which works with the packaged folders only. */
const program = (name: string) => join('/usr/lib/rabbitmq/bin', name);

const PASSWORD = `cornflower a"b\\c'd #1=%`;
const [PASSWORD_WORD] = PASSWORD.split(' ');
const MEMORY = Size.mebibytes(512);

/**
 * Settings that RabbitMQ 4.2 has and Debian's 3.10 does not know, so that it refuses to start. The tests take these
 * lines out for a server older than 4, and nothing else.
 */
const UNKNOWN_BEFORE_4 = [
  // Came with 3.11; before, a client had to ask for a quorum queue.
  'default_queue_type',
  // Came with 4.x; 3.10 has the same value as its built-in default.
  'quorum_queue.initial_cluster_size',
  // Came with 3.13; before, an operator ran `rabbitmq-queues grow`.
  'quorum_queue.continuous_membership_reconciliation.enabled',
  'quorum_queue.continuous_membership_reconciliation.target_group_size',
];

/** The file that the image brings along, as far as it contradicts ours. */
const IMAGE_DEFAULTS = { 'conf.d/10-defaults.conf': 'loopback_users.guest = false\nlog.console = true\n' };

const text = (replicas: number) =>
  rabbitmqConfiguration({ memory: MEMORY, replicas, user: 'shop', passwordVariable: 'BROKER_PASSWORD' });

const installed = readdirSync('/usr/lib/rabbitmq/lib').map((name) => name.replace('rabbitmq_server-', ''));
const olderThan4 = Number.parseInt(installed[0], 10) < 4;

function asInstalled(configuration: string): string {
  if (!olderThan4) return configuration;
  const lines = configuration.split('\n');
  return lines.filter((line) => !UNKNOWN_BEFORE_4.includes(line.split(' = ')[0])).join('\n');
}

/** RabbitMQ nodes as pods start them, on one machine: with ports, addresses and folders of their own. */
class Broker {
  public readonly sandbox = new Sandbox('rabbitmq');

  private constructor(
    private readonly epmdPort: number,
    cookie: string,
  ) {
    this.sandbox.file('.erlang.cookie', cookie, 0o400);
    this.sandbox.start('epmd', ['-address', '127.0.0.1', '-port', String(epmdPort)]);
  }

  public static async create(): Promise<Broker> {
    const [epmdPort] = await freePorts(1);
    return new Broker(epmdPort, `cookie-${epmdPort}`);
  }

  /**
   * Starts a node without waiting for it.
   *
   * @param files Configuration by path under the node's folder, beside the test's own ports.
   */
  public async launch(node: string, files: Record<string, string>, environment = { BROKER_PASSWORD: PASSWORD }) {
    const [amqp, metrics, distribution] = await freePorts(3);
    const ports = `listeners.tcp.default = 127.0.0.1:${amqp}\nprometheus.tcp.ip = 127.0.0.1\nprometheus.tcp.port = ${metrics}\n`;
    for (const [path, content] of Object.entries({ ...files, 'conf.d/99-test.conf': ports }))
      this.sandbox.file(join(node, path), content);
    const server = this.sandbox.start(program('rabbitmq-server'), [], {
      ...this.environment(node),
      ...environment,
      RABBITMQ_DIST_PORT: String(distribution),
    });
    return { server, metrics };
  }

  /** Starts a node with a text where the pod mounts it, and waits until it serves. */
  public async start(configuration: string, plugins: string, more: Record<string, string> = {}, node = 'broker-0') {
    const name = join('conf.d', basename(RABBITMQ_CONFIGURATION_PATH));
    const launched = await this.launch(node, { ...IMAGE_DEFAULTS, [name]: configuration, plugins, ...more });
    await eventually(async () => launched.server.log.includes('Server startup complete'), launched.server, 120);
    return launched;
  }

  /** The output of a command-line tool that must succeed. */
  public control(args: readonly string[], input = '', node = 'broker-0'): Promise<string> {
    return this.sandbox.output(program('rabbitmqctl'), ['-q', ...args], this.environment(node), input);
  }

  /** The value of an Erlang expression, on one line. */
  public async evaluate(expression: string, node = 'broker-0'): Promise<string> {
    const printed = await this.control(['eval', `io_lib:format("~0p", [begin ${expression} end]).`], '', node);
    return printed;
  }

  private environment(node: string): Record<string, string> {
    const folder = join(this.sandbox.folder, node);
    return {
      RABBITMQ_NODENAME: `${node}@localhost`,
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
      RABBITMQ_CONFIG_FILES: join(folder, 'conf.d'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
      RABBITMQ_MNESIA_BASE: join(folder, 'data'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
      RABBITMQ_PID_FILE: join(folder, 'pid'),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      ERL_EPMD_PORT: String(this.epmdPort),
    };
  }
}
