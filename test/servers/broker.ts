import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RABBITMQ_CONFIGURATION_PATH } from '../../constructs/data/rabbitmq-configuration';
import { eventually, freePort, Sandbox } from './sandbox';

/** Without Debian's wrapper, which works with the packaged folders only. */
const program = (name: string) => join('/usr/lib/rabbitmq/bin', name);

/** Debian 12 has 3.10; the texts are for 4.2. */
export const olderThan4 = readdirSync('/usr/lib/rabbitmq/lib').some((name) => /^rabbitmq_server-[0-3]\./.test(name));

/**
 * Settings that came after Debian's 3.10, which refuses to start with them. Before a server older than 4 reads a text,
 * these lines are taken out, and nothing else.
 */
export const UNKNOWN_BEFORE_4 = [
  // Came with 4.0; before, a client had to ask for a quorum queue.
  'default_queue_type',
  // Came with 3.13; before, an operator ran `rabbitmq-queues grow`.
  'quorum_queue.continuous_membership_reconciliation.enabled',
  'quorum_queue.continuous_membership_reconciliation.target_group_size',
];

/** The image's own files in the same folder, as far as they contradict ours. */
const IMAGE_FILES = { 'conf.d/10-defaults.conf': 'loopback_users.guest = false\n' };

const OUR_FILE = join('conf.d', basename(RABBITMQ_CONFIGURATION_PATH));

/** What a node reads. */
export interface NodeFiles {
  readonly configuration: string;
  readonly plugins: string;
  /** Read after the configuration. */
  readonly overrides?: string;
}

/** RabbitMQ nodes as pods start them, on one machine: with ports, addresses and folders of their own. */
export class Broker {
  public readonly sandbox = new Sandbox('rabbitmq');

  private constructor(
    private readonly epmdPort: number,
    cookie: string,
  ) {
    this.sandbox.file('.erlang.cookie', cookie, 0o400);
    this.sandbox.start('epmd', ['-address', '127.0.0.1', '-port', String(epmdPort)]);
  }

  public static async create(): Promise<Broker> {
    const epmdPort = await freePort();
    return new Broker(epmdPort, `cookie-${epmdPort}`);
  }

  /** Starts a node without waiting for it. */
  public async launch(files: NodeFiles, variables: Record<string, string>, node = 'broker-0') {
    const [amqp, metrics, distribution] = await Promise.all([freePort(), freePort(), freePort()]);
    const written = {
      ...IMAGE_FILES,
      [OUR_FILE]: files.configuration,
      'conf.d/98-overrides.conf': files.overrides ?? '',
      'conf.d/99-ports.conf': `listeners.tcp.default = 127.0.0.1:${amqp}
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = ${metrics}
`,
      plugins: files.plugins,
    };
    for (const [path, content] of Object.entries(written)) this.sandbox.file(join(node, path), content);
    const environment = { ...this.environment(node), ...variables, RABBITMQ_DIST_PORT: String(distribution) };
    return { server: this.sandbox.start(program('rabbitmq-server'), [], environment), metrics };
  }

  /** Starts a node and waits until it serves; without the lines that it is too old for. */
  public async start(files: NodeFiles, variables: Record<string, string>, node = 'broker-0') {
    const configuration = asInstalled(files.configuration);
    const launched = await this.launch({ ...files, configuration }, variables, node);
    await eventually(() => launched.server.log.includes('Server startup complete'), launched.server, 120);
    return launched;
  }

  /** The output of a `rabbitmqctl` command that must succeed. */
  public control(...args: string[]): Promise<string> {
    return this.sandbox.output(program('rabbitmqctl'), ['-q', ...args], this.environment('broker-0'));
  }

  /** The values of Erlang expressions in the first node. */
  public async evaluate(...expressions: string[]): Promise<string[]> {
    const lines = `lists:join("\\n", [io_lib:format("~0p", [Value]) || Value <- [${expressions.join(', ')}]])`;
    const printed = await this.control('eval', `base64:encode(iolist_to_binary(${lines})).`);
    return Buffer.from(printed.replace(/[<>"\s]/g, ''), 'base64')
      .toString()
      .split('\n');
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

/** A text without the lines that the installed server is too old for. */
export function asInstalled(configuration: string): string {
  if (!olderThan4) return configuration;
  const lines = configuration.split('\n');
  return lines.filter((line) => !UNKNOWN_BEFORE_4.some((name) => line.startsWith(`${name} =`))).join('\n');
}
