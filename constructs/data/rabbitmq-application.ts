import { Duration, Size } from 'cdk8s';
import { rabbitmqConfiguration, rabbitmqPlugins, RABBITMQ_CONFIGURATION_PATH } from './rabbitmq-configuration';
import { Application } from '../application/application';
import { Binding } from '../application/binding';
import { Configuration } from '../application/configuration';
import { Folder } from '../application/folder';
import { Port } from '../application/port';
import { Probe } from '../application/probe';
import type { Image } from '../core/image';

/** The server's home: holds its cookie, made anew with each pod. */
export const RABBITMQ_HOME = '/var/lib/rabbitmq';

/** Where the server keeps its queues, on the claim. */
export const RABBITMQ_DATA = '/var/lib/rabbitmq/mnesia';

const PLUGINS = '/etc/rabbitmq-plugins';

/** What the server's description depends on. */
export interface RabbitmqApplicationOptions {
  readonly image: Image;
  /** Name of the StatefulSet: the nodes find each other by it. */
  readonly name: string;
  readonly memory: Size;
  readonly replicas: number;
}

/** The description of the RabbitMQ image, for a single node or a cluster. */
export function rabbitmqApplication({ image, name, memory, replicas }: RabbitmqApplicationOptions): Application {
  const configuration = rabbitmqConfiguration({
    memory,
    replicas,
    userVariable: 'SEED_USER_NAME',
    passwordVariable: 'SEED_USER_PASSWORD',
  });
  const [folder, file] = split(RABBITMQ_CONFIGURATION_PATH);
  return Application.of({
    image,
    user: 999,
    userReason: 'it is the user that the image was built for',
    configuredForMemory: true,
    ports: [
      Port.tcp(5672, { name: 'amqp' }),
      Port.http(15692, { name: 'metrics' }),
      ...(replicas > 1 ? [Port.tcp(4369, { name: 'epmd' }), Port.tcp(25672, { name: 'clustering' })] : []),
    ],
    probes: {
      startup: Probe.tcp({ period: Duration.seconds(10), failures: 60 }),
      readiness: Probe.tcp(),
    },
    metrics: { port: 'metrics' },
    folders: [
      Folder.persistent(RABBITMQ_HOME),
      Folder.persistent(RABBITMQ_DATA),
      Folder.scratch('/tmp', Size.mebibytes(64)),
    ],
    configuration: [
      Configuration.of({ folder, files: { [file]: configuration } }),
      Configuration.of({ folder: PLUGINS, files: { enabled_plugins: rabbitmqPlugins(replicas) } }),
    ],
    variables: {
      POD_NAME: Binding.field('metadata.name'),
      POD_NAMESPACE: Binding.field('metadata.namespace'),
      RABBITMQ_USE_LONGNAME: Binding.value('true'),
      RABBITMQ_NODENAME: Binding.value(`rabbit@$(POD_NAME).${name}-headless.$(POD_NAMESPACE)`),
      RABBITMQ_ENABLED_PLUGINS_FILE: Binding.value(`${PLUGINS}/enabled_plugins`),
      SEED_USER_NAME: Binding.secret('self', 'username'),
      SEED_USER_PASSWORD: Binding.secret('self', 'password'),
    },
    ...(replicas > 1 ? { preStop: ['sh', '-c', LEAVE], pause: Duration.seconds(150) } : {}),
    drain: Duration.seconds(60),
  });
}

/** Waits, within bounds, until the others hold a majority of every queue, then hands over what this node leads. */
const LEAVE = 'rabbitmq-upgrade await_online_quorum_plus_one -t 90; rabbitmq-upgrade drain -t 60; true';

/** Writes the cookie that all nodes share, readable by the server alone as Erlang demands. */
export function rabbitmqCookie(image: Image): Application {
  return Application.of({
    image,
    user: 999,
    userReason: 'it is the user that the image was built for',
    command: ['sh', '-c', `umask 077 && printf %s "$ERLANG_COOKIE" > ${RABBITMQ_HOME}/.erlang.cookie`],
    folders: [Folder.persistent(RABBITMQ_HOME)],
    variables: { ERLANG_COOKIE: Binding.secret('self', 'erlang-cookie') },
  });
}

function split(path: string): [folder: string, file: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
}
