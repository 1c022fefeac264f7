import { Duration, Size } from 'cdk8s';
import {
  Application,
  Binding,
  Configuration,
  Folder,
  Port,
  Probe,
  SecretRef,
  type ApplicationProps,
} from '../../../constructs';
import { IMAGE, program, refusal, server } from '../testing';

test('minimal: an image and its user; no ports, no roles, half a minute to end', () => {
  const application = Application.of({ image: IMAGE, user: 10001 });
  expect(application).toMatchObject({ image: IMAGE, ports: [], roles: [] });
  expect([application.pause.toSeconds(), application.drain.toSeconds()]).toEqual([0, 30]);
  expect(program({ ports: [Port.http(8080)] }).pause.toSeconds()).toBe(5);
  expect(program({ preStop: ['leave'] }).pause.toSeconds()).toBe(5);
});

test('complete', () => {
  const props: Required<ApplicationProps> = {
    image: IMAGE,
    user: 1000,
    userReason: 'its files belong to this user',
    group: 10002,
    ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })],
    probes: { startup: Probe.tcp(), liveness: Probe.http('/live'), readiness: Probe.http('/ready') },
    folders: [Folder.scratch('/tmp', Size.mebibytes(64)), Folder.persistent('/data')],
    metrics: { port: 'metrics', path: '/prometheus' },
    variables: { ORDERS_URL: Binding.url('orders'), CACHE: Binding.hostPort('cache'), MODE: Binding.value('shop') },
    configuration: [Configuration.of({ folder: '/etc/shop', files: { 'shop.conf': 'a' } })],
    command: ['/shop'],
    args: ['serve'],
    preStop: ['/shop', 'leave'],
    pause: Duration.seconds(20),
    drain: Duration.minutes(2),
    gracePeriod: Duration.minutes(3),
    pullSecrets: [SecretRef.of({ name: 'registry', keys: ['.dockerconfigjson'], version: '1' })],
    standIn: 'no public image does this',
    configuredForMemory: true,
  };
  const application = Application.of(props);
  expect(application.ports.map(({ name }) => name)).toEqual(['http', 'metrics']);
  expect(application.roles).toEqual(['cache', 'orders']);
  expect([application.pause.toSeconds(), application.drain.toSeconds()]).toEqual([20, 120]);
});

test('a role that several variables use is one role', () => {
  const variables = { A: Binding.host('orders'), B: Binding.port('orders'), C: Binding.attribute('database', 'name') };
  expect(program({ variables }).roles).toEqual(['database', 'orders']);
});

describe('fails when', () => {
  test('a low user has a blank reason, or a user that is none of the node has one at all', () => {
    const issue = { code: 'REASON_MISSING', place: `Application.of ${IMAGE.reference}` };
    expect(refusal(() => program({ user: 1000, userReason: ' ' }))).toMatchObject(issue);
    expect(refusal(() => program({ user: 10_000, userReason: 'its files' }))).toMatchObject(issue);
    expect(program({ user: 9_999, userReason: 'its files' })._props.user).toBe(9_999);
  });

  const place = `Application.of ${IMAGE.reference}`;

  test.each([0, -1, 1.5, NaN])('the user or the group is %d: nothing runs as root', (id) => {
    expect(refusal(() => program({ user: id }))).toMatchObject({ code: 'VALUE_INVALID', place });
    expect(refusal(() => program({ group: id }))).toMatchObject({ code: 'VALUE_INVALID', place });
  });

  test.each([
    ['a name', [Port.http(80), Port.http(81)], '"http" twice'],
    ['a number', [Port.http(80), Port.tcp(80, { servicePort: 81 })], '80 twice'],
    ['a Service port', [Port.http(80), Port.tcp(81, { servicePort: 80 })], '80 twice'],
  ])('two ports share %s', (_, ports, got) => {
    expect(refusal(() => program({ ports }))).toMatchObject({ code: 'PORT_INVALID', place, got });
  });

  test('a folder is declared twice, or holds configuration as well', () => {
    const folder = Folder.scratch('/tmp', Size.mebibytes(1));
    const configuration = [Configuration.of({ folder: '/tmp', files: { a: '' } })];
    expect(refusal(() => program({ folders: [folder, Folder.persistent('/tmp')] })).code).toBe('PATH_INVALID');
    expect(refusal(() => program({ folders: [folder], configuration })).code).toBe('PATH_INVALID');
  });

  test.each<[string, Partial<ApplicationProps>, string]>([
    ['a probe asks a port', { probes: { readiness: Probe.tcp({ port: 'admin' }) } }, '"admin"'],
    ['metrics are on a port', { metrics: { port: 'metrics' } }, '"metrics"'],
    ['a probe asks the first of no ports', { ports: [] }, 'nothing'],
  ])('%s that is not declared', (_, props, got) => {
    expect(refusal(() => server(props))).toMatchObject({ code: 'APPLICATION_PORT_UNKNOWN', place, got });
  });

  test('a probe that runs a command needs no port', () => {
    expect(program({ probes: { readiness: Probe.exec(['true']) } }).ports).toEqual([]);
  });

  test('a variable has an impossible name', () => {
    const variables = { 'ORDERS-URL': Binding.url('orders') };
    expect(refusal(() => program({ variables }))).toMatchObject({ code: 'VARIABLE_NAME_INVALID', got: '"ORDERS-URL"' });
  });

  test.each(['DB_PASSWORD', 'API_TOKEN', 'SIGNING_KEY', 'client_secret', 'AWS_CREDENTIALS', 'PGPASSWD'])(
    '%s holds a literal, which the message does not repeat',
    (name) => {
      const issue = refusal(() => program({ variables: { [name]: Binding.value('hunter2') } }));
      expect(issue).toMatchObject({ code: 'LITERAL_SECRET', place: `${place} ${name}` });
      expect(JSON.stringify(issue)).not.toContain('hunter2');
    },
  );

  test('such a name may hold what is no secret, with the reason why', () => {
    const variables = { PARTITION_KEY: Binding.plain('customer', 'name of a column') };
    expect(program({ variables }).roles).toEqual([]);
  });

  test('the password of a URL is not declared before it: the kubelet would not expand it', () => {
    const password = Binding.secret('cache', 'password');
    const url = Binding.url('cache', { passwordVariable: 'PASSWORD' });
    expect(program({ variables: { PASSWORD: password, URL: url } }).roles).toEqual(['cache']);
    const issue = { code: 'VARIABLE_NAME_INVALID', place: `${place} URL` };
    expect(refusal(() => program({ variables: { URL: url, PASSWORD: password } }))).toMatchObject(issue);
    expect(refusal(() => program({ variables: { URL: url } }))).toMatchObject(issue);
  });
});
