import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import {
  REDIS_CONFIGURATION_PATH,
  redisConfiguration,
  redisProbeCommand,
  redisStartScript,
} from '../../constructs/data/redis-configuration';
import { eventually, freePort, processesWith, Sandbox, Server } from './sandbox';

/** Any character may stand in a password, so the test's has the awkward ones; the first word stays one when quoted. */
const PASSWORD_WORD = 'cornflower';
const PASSWORD = `${PASSWORD_WORD} a"b\\c'd $HOME #\`e\` 100%s`;
const MEMORY = Size.mebibytes(32);
const MAXMEMORY = Math.floor(32 * 1024 * 1024 * 0.6);
/** Keys of 20 kB, together twice the memory that Redis may take. */
const FILL = Array.from({ length: 2000 }, (_, index) => `SETRANGE filler:${index} 20000 x`).join('\n');

/** Redis as the pod starts it. */
class Redis {
  public readonly sandbox = new Sandbox('redis');
  private readonly path = `${join(this.sandbox.folder, 'bin')}:${process.env.PATH}`;

  private constructor(
    public readonly text: string,
    public readonly port: number,
  ) {
    // What differs from the pod: the configuration's place, the port and the folder. The programs are wrapped to say
    // so, which leaves the pod's own script and probe as they are. (`-` works as the last argument only.)
    const flags = `--port ${port} --bind 127.0.0.1 --dir '${this.sandbox.folder}'`;
    const configuration = this.sandbox.file('redis.conf', text);
    this.sandbox.file(
      'bin/redis-server',
      `#!/bin/sh\n[ "$*" = '${REDIS_CONFIGURATION_PATH} -' ] || exit 64\nexec /usr/bin/redis-server '${configuration}' ${flags} -\n`,
      0o755,
    );
    this.sandbox.file('bin/redis-cli', `#!/bin/sh\nexec /usr/bin/redis-cli -p ${port} "$@"\n`, 0o755);
  }

  public static async with(text: string): Promise<Redis> {
    return new Redis(text, await freePort());
  }

  public launch(password = PASSWORD): Server {
    return this.sandbox.start('/bin/sh', ['-c', redisStartScript('REDIS_PASSWORD')], {
      PATH: this.path,
      REDIS_PASSWORD: password,
    });
  }

  public async start(): Promise<Server> {
    const server = this.launch();
    await eventually(() => this.ready(), server);
    return server;
  }

  public async ready(password = PASSWORD): Promise<boolean> {
    const [command = '', ...args] = redisProbeCommand();
    return (await this.sandbox.run(command, args, { PATH: this.path, REDISCLI_AUTH: password })).code === 0;
  }

  /** The answers to commands, given one a line. */
  public async ask(commands: string, password = PASSWORD): Promise<string[]> {
    const environment: Record<string, string> = { PATH: this.path };
    if (password !== '') environment.REDISCLI_AUTH = password;
    return (await this.sandbox.output('redis-cli', [], environment, commands)).split('\n');
  }

  public async information(field: string): Promise<string | undefined> {
    const line = (await this.ask('INFO')).find((candidate) => candidate.startsWith(`${field}:`));
    return line?.slice(field.length + 1).trim();
  }
}

/** The settings a text states, but those that the test's command line overrides. */
function statedSettings(text: string): [string, string][] {
  return [...text.matchAll(/^([a-z-]+) (?:""|(.*))$/gm)]
    .map(([, name = '', value = '']): [string, string] => [name, value])
    .filter(([name]) => !['port', 'bind', 'dir'].includes(name));
}

describe.each([
  ['cache', false],
  ['durable store', true],
])('Redis as a %s', (_, durable) => {
  let redis: Redis;
  let server: Server;

  beforeAll(async () => {
    redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable }));
    server = await redis.start();
  });
  afterAll(() => redis.sandbox.close());

  test.each(statedSettings(redisConfiguration({ memory: MEMORY, durable })))('runs with %s %s', async (name, value) => {
    expect(await redis.ask(`CONFIG GET ${name}`)).toEqual([name, value]);
  });

  test('may take 60 % of the memory limit', async () => {
    expect(await redis.information('maxmemory')).toBe(String(MAXMEMORY));
  });

  test('lets nobody in from outside should the password be lost', async () => {
    expect(await redis.ask('CONFIG GET protected-mode')).toEqual(['protected-mode', 'yes']);
  });

  test('is the process the script began as, so that it gets the pod’s signals', () => {
    expect(readFileSync(`/proc/${server.pid}/comm`, 'utf8').trim()).toBe('redis-server');
  });

  test('answers nobody without the password', async () => {
    expect((await redis.ask('PING', ''))[0]).toBe('NOAUTH Authentication required.');
    expect((await redis.ask('PING', 'wrong'))[0]).toBe('NOAUTH Authentication required.');
    expect((await redis.ask('PING'))[0]).toBe('PONG');
  });

  test('shows the password neither in a file nor in the process list nor in its log', () => {
    expect(redis.sandbox.filesWith(PASSWORD_WORD)).toEqual([]);
    expect(processesWith(`redis-server 127.0.0.1:${redis.port}`)).toBe(1);
    expect(processesWith(PASSWORD_WORD)).toBe(0);
    expect(server.log).not.toContain(PASSWORD_WORD);
  });

  test('its probe passes with the password only', async () => {
    expect(await redis.ready()).toBe(true);
    expect(await redis.ready('wrong')).toBe(false);
  });

  test('ends on SIGTERM by itself', async () => {
    process.kill(server.pid, 'SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(await redis.ready()).toBe(false);
  });
});

describe('Redis when full', () => {
  let redis: Redis;
  afterEach(() => redis.sandbox.close());

  test('as a cache gives up keys, and takes every write', async () => {
    redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable: false }));
    await redis.start();

    const answers = await redis.ask(FILL);

    expect(answers.filter((answer) => answer !== '20001')).toEqual([]);
    expect(Number(await redis.information('evicted_keys'))).toBeGreaterThan(0);
    expect(await redis.ask('EXISTS filler:1999')).toEqual(['1']);
    expect(Number(await redis.information('used_memory'))).toBeLessThan(MAXMEMORY * 1.1);
    expect(redis.sandbox.filesWith('filler:')).toEqual([]);
  });

  test('as a durable store refuses writes, keeps every key, and reads on', async () => {
    redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable: true }));
    await redis.start();

    const answers = await redis.ask(`SET first 1\n${FILL}`);

    const refused = answers.filter((answer) => answer.startsWith('OOM command not allowed'));
    expect(refused.length).toBeGreaterThan(0);
    expect(await redis.information('evicted_keys')).toBe('0');
    expect(await redis.ask('DBSIZE\nGET first')).toEqual([String(2001 - refused.length), '1']);
    expect((await redis.ask('SET another 1'))[0]).toContain('OOM');
  });
});

describe('Redis after a crash', () => {
  let redis: Redis;
  afterEach(() => redis.sandbox.close());

  // The kernel outlives a killed process, so that only a machine's crash would tell `always` from `everysec`.
  test('of the machine, too, a durable store has every confirmed write', async () => {
    redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable: true }));
    await redis.start();
    expect(await redis.ask('CONFIG GET appendfsync')).toEqual(['appendfsync', 'always']);
    expect(await redis.ask('CONFIG GET no-appendfsync-on-rewrite')).toEqual(['no-appendfsync-on-rewrite', 'no']);
  });

  test.each([
    ['a durable store has every confirmed write', true, 'charged'],
    ['a cache is empty', false, ''],
  ])('%s', async (_, durable, expected) => {
    redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable }));
    const first = await redis.start();
    expect(await redis.ask('SET payment:1 charged')).toEqual(['OK']);

    await first.kill();
    await redis.start();

    expect(await redis.ask('GET payment:1')).toEqual([expected]);
  });
});

test('without a password Redis does not start', async () => {
  const redis = await Redis.with(redisConfiguration({ memory: MEMORY, durable: true }));
  const server = redis.launch('');

  const code = await server.ended();
  await redis.sandbox.close();

  expect(code).toBe(2);
  expect(server.log).toContain('REDIS_PASSWORD: is empty');
});
