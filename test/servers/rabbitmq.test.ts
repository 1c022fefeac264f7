import { Size } from 'cdk8s';
import { QUEUE_SERIES } from '../../constructs/observability/metric-names';
import { queuesPage } from '../../constructs/data/rabbitmq-queues';
import { rabbitmqConfiguration, rabbitmqPlugins } from '../../constructs/data/rabbitmq-configuration';
import { asInstalled, Broker, olderThan4, UNKNOWN_BEFORE_4 } from './broker';
import { eventually, processesWith, Server } from './sandbox';

const PASSWORD_WORD = 'cornflower';
const PASSWORD = `${PASSWORD_WORD} a"b\\c'd #1=%`;
const VARIABLES = { BROKER_USER: 'shop', BROKER_PASSWORD: PASSWORD };

/** Whether the plugins for discovery and for metrics run. */
const PLUGINS_RUN = `[lists:keymember(Plugin, 1, application:which_applications())
  || Plugin <- [rabbitmq_peer_discovery_k8s, rabbitmq_prometheus]]`;

/** What the pods of a broker mount. */
function filesFor(replicas: number) {
  const memory = Size.mebibytes(512);
  const variables = { userVariable: 'BROKER_USER', passwordVariable: 'BROKER_PASSWORD' };
  return {
    configuration: rabbitmqConfiguration({ memory, replicas, ...variables }),
    plugins: rabbitmqPlugins(replicas),
  };
}

describe('one RabbitMQ node', () => {
  let broker: Broker;
  let server: Server;
  let metrics: number;

  beforeAll(async () => {
    broker = await Broker.create();
    ({ server, metrics } = await broker.start(filesFor(1), VARIABLES));
  });
  afterAll(() => broker.sandbox.close());

  test('runs with the settings', async () => {
    const settings: [string, string][] = [
      ['vm_memory_monitor:get_memory_limit()', String(Math.floor(512 * 1024 * 1024 * 0.6))],
      ['rabbit_disk_monitor:get_disk_free_limit()', String(512 * 1024 * 1024)],
      ['maps:get(wal_max_size_bytes, ra_system:fetch(quorum_queues))', String(32 * 1024 * 1024)],
      ['rabbit_alarm:get_alarms()', '[]'],
      [PLUGINS_RUN, '[false,true]'],
      ['lists:sort(element(2, application:get_env(rabbit, auth_mechanisms)))', `['AMQPLAIN','PLAIN']`],
      ['application:get_env(rabbit, default_user_tags)', '{ok,[]}'],
      ['application:get_env(rabbitmq_management_agent, disable_metrics_collector)', '{ok,true}'],
      ['application:get_env(rabbit, default_queue_type)', olderThan4 ? 'undefined' : '{ok,rabbit_quorum_queue}'],
    ];
    const values = await broker.evaluate(...settings.map(([expression]) => expression));
    expect(settings.map(([expression], index) => [expression, values[index]])).toEqual(settings);
  });

  test('lets guest in from inside the pod only, though the image’s own file says otherwise', async () => {
    expect(await broker.evaluate('application:get_env(rabbit, loopback_users)')).toEqual(['{ok,[<<"guest">>]}']);
  });

  test('has one user, no administrator, with the password of the environment', async () => {
    expect(JSON.parse(await broker.control('list_users', '--formatter', 'json'))).toEqual([{ user: 'shop', tags: [] }]);
    const login = (user: string, password: string) => {
      const encoded = Buffer.from(password).toString('base64');
      return `element(1, rabbit_access_control:check_user_pass_login(<<"${user}">>, base64:decode("${encoded}")))`;
    };
    const tries = await broker.evaluate(login('shop', PASSWORD), login('shop', 'wrong'), login('guest', 'guest'));
    expect(tries).toEqual(['ok', 'refused', 'refused']);
  });

  test('shows the password neither in a file nor in the process list nor in its log', () => {
    expect(broker.sandbox.filesWith(PASSWORD_WORD)).toEqual([]);
    expect(processesWith(broker.sandbox.folder)).toBeGreaterThan(0);
    expect(processesWith(PASSWORD_WORD)).toBe(0);
    expect(server.log.includes(PASSWORD_WORD)).toBe(false);
  });

  test('tells Prometheus how it is', async () => {
    const answer = await fetch(`http://127.0.0.1:${metrics}/metrics`);
    expect(await answer.text()).toContain('rabbitmq_identity_info{rabbitmq_node="broker-0@localhost"');
  });

  test('tells Prometheus of each queue by itself, on the page and in the series that autoscaling reads', async () => {
    await declareQueue(broker);
    await publish(broker, 3);
    const { path, parameters } = queuesPage('broker');
    const families = (parameters?.family ?? []).map((family): [string, string] => ['family', family]);
    const url = `http://127.0.0.1:${metrics}${path}?${new URLSearchParams(families).toString()}`;
    const text = async () => (await fetch(url)).text();

    await eventually(async () => (await text()).includes(`${QUEUE_SERIES}{vhost="/",queue="orders"} 3`), server);
    const lines = (await text()).split('\n').filter((line) => line.startsWith('rabbitmq_detailed_'));
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()).not.toContain('queue="orders"');
  });

  test('logs to standard output only, without colours', async () => {
    expect(server.log).toContain(`Created user 'shop'`);
    expect(server.log).not.toContain('\u001b');
    expect((await broker.evaluate('rabbit:log_locations()')).join()).not.toContain('broker-0@localhost.log');
  });
});

describe('a RabbitMQ node that may not start', () => {
  let broker: Broker;
  beforeEach(async () => (broker = await Broker.create()));
  afterEach(() => broker.sandbox.close());

  test('ends when the variable of the password is missing', async () => {
    const files = { ...filesFor(1), configuration: asInstalled(filesFor(1).configuration) };
    const { server } = await broker.launch(files, { BROKER_USER: 'shop' });

    expect(await server.ended()).not.toBeNull();
    expect(server.log).toContain(`'default_pass' substitution requires a config variable 'BROKER_PASSWORD' to be set`);
  });

  const ifOlder = olderThan4 ? test : test.skip;
  ifOlder('refuses, when older than 4, the settings it does not know, and no others', async () => {
    const { server } = await broker.launch(filesFor(3), VARIABLES);

    expect(await server.ended()).not.toBeNull();
    const refused = [...server.log.matchAll(/attempted to set unknown variable: (\S+)/g)].map(([, name]) => name);
    expect(refused.sort()).toEqual([...UNKNOWN_BEFORE_4].sort());
  });
});

describe('three RabbitMQ nodes', () => {
  const NODES = ['broker-0', 'broker-1', 'broker-2'];
  const NAMES = NODES.map((node) => `${node}@localhost`);
  let broker: Broker;
  beforeEach(async () => (broker = await Broker.create()));
  afterEach(() => broker.sandbox.close());

  test('would find each other as pods of a StatefulSet', async () => {
    const files = { ...filesFor(3), configuration: asInstalled(filesFor(3).configuration) };
    const { server } = await broker.launch(files, VARIABLES);

    // It goes no further here: the older plugin asks the API server, the newer wants a pod's name.
    await eventually(() => server.log.includes('backend: rabbit_peer_discovery_k8s'), server);
  });

  test('form a cluster whose queues have three members, and lose one node without harm', async () => {
    // Pods' names do not resolve here, so the nodes are listed instead of discovered. All else is the text.
    const list = NAMES.map((name, index) => `cluster_formation.classic_config.nodes.${index + 1} = ${name}\n`);
    const overrides = `cluster_formation.peer_discovery_backend = classic_config\n${list.join('')}`;
    const files = { ...filesFor(3), overrides };
    const [first, , third] = await Promise.all(NODES.map((node) => broker.start(files, VARIABLES, node)));
    if (first === undefined || third === undefined) throw new Error('three nodes were asked for');
    const settings = await broker.evaluate(
      PLUGINS_RUN,
      'proplists:get_value(target_cluster_size_hint, element(2, application:get_env(rabbit, cluster_formation)))',
      'application:get_env(rabbit, queue_leader_locator)',
      'application:get_env(rabbit, quorum_membership_reconciliation_enabled)',
      'application:get_env(rabbit, quorum_membership_reconciliation_target_group_size)',
    );
    const reconciliation = olderThan4 ? ['undefined', 'undefined'] : ['{ok,true}', '{ok,3}'];
    expect(settings).toEqual(['[true,true]', '3', '{ok,<<"balanced">>}', ...reconciliation]);

    await declareQueue(broker);
    const before = await queueState(broker);
    expect({ type: before.type, members: before.members.sort() }).toEqual({ type: 'quorum', members: NAMES });

    await third.server.kill();
    await eventually(async () => (await queueState(broker)).online.length === 2, first.server);
    expect(NAMES.slice(0, 2)).toContain((await queueState(broker)).leader);
  });
});

/** Declares a durable queue of the default type. */
async function declareQueue(broker: Broker): Promise<void> {
  const type = olderThan4 ? '{<<"x-queue-type">>, longstr, <<"quorum">>}' : '';
  const name = 'rabbit_misc:r(<<"/">>, queue, <<"orders">>)';
  const declare = `rabbit_amqqueue:declare(${name}, true, false, [${type}], none, <<"test">>)`;
  expect(await broker.evaluate(`element(1, ${declare})`)).toEqual(['new']);
}

/** Puts messages into that queue. */
async function publish(broker: Broker, messages: number): Promise<void> {
  const exchange = 'rabbit_misc:r(<<"/">>, exchange, <<>>)';
  const send = `rabbit_basic:publish(${exchange}, <<"orders">>, [], <<"paid">>)`;
  await broker.evaluate(...Array.from({ length: messages }, () => send));
}

interface QueueState {
  readonly type: string;
  readonly leader: string;
  readonly members: string[];
  readonly online: string[];
}

/** The one queue's state. */
async function queueState(broker: Broker): Promise<QueueState> {
  const columns = ['type', 'leader', 'members', 'online'];
  const answer = await broker.control('list_queues', ...columns, '--formatter', 'json');
  const [state] = JSON.parse(answer) as QueueState[];
  if (state === undefined) throw new Error('no queue');
  return state;
}
