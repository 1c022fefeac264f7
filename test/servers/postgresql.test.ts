import { Size } from 'cdk8s';
import { postgresqlConfiguration } from '../../constructs/data/postgresql-configuration';
import { OVERRIDDEN, Postgresql } from './database';
import { freePort, Server } from './sandbox';

const CARD_NUMBER = '4111111111111111';
const TEXT = postgresqlConfiguration({ memory: Size.mebibytes(512), maxConnections: 50 });

describe('PostgreSQL', () => {
  let database: Postgresql;
  let server: Server;

  beforeAll(async () => {
    database = new Postgresql(TEXT, await freePort());
    await database.initialise();
    server = await database.start();
  });
  afterAll(() => database.sandbox.close());

  test('finds no mistake in the file', async () => {
    const names = [...TEXT.matchAll(/^(\w+) = /gm)].map(([, name]) => name);
    expect(await database.rows('SELECT name FROM pg_file_settings')).toEqual(names);
    const wrong = `SELECT name, error FROM pg_file_settings WHERE error IS NOT NULL
      AND NOT (error = 'setting could not be applied' AND name IN ('${OVERRIDDEN.join(`', '`)}'))`;
    expect(await database.rows(wrong)).toEqual([]);
  });

  test('takes every setting from the file, but those that the test overrides', async () => {
    const elsewhere = `SELECT f.name FROM pg_file_settings f JOIN pg_settings s USING (name)
      WHERE s.source <> 'configuration file' ORDER BY 1`;
    expect(await database.rows(elsewhere)).toEqual(OVERRIDDEN);
  });

  test.each([
    ['shared_buffers', '128MB'],
    ['effective_cache_size', '256MB'],
    ['work_mem', '2621kB'],
    ['maintenance_work_mem', '32MB'],
    ['max_connections', '50'],
    ['password_encryption', 'scram-sha-256'],
    ['ssl', 'off'],
    ['fsync', 'on'],
    ['synchronous_commit', 'on'],
    ['full_page_writes', 'on'],
    ['max_wal_size', '512MB'],
    ['max_slot_wal_keep_size', '512MB'],
    ['statement_timeout', '1min'],
    ['idle_in_transaction_session_timeout', '1min'],
    ['idle_session_timeout', '0'],
    ['logging_collector', 'off'],
    ['log_destination', 'stderr'],
  ])('runs with %s %s', async (name, value) => {
    expect(await database.rows(`SHOW ${name}`)).toEqual([value]);
  });

  test('would listen on every address and on the usual socket', async () => {
    const values = await Promise.all(OVERRIDDEN.map((name) => database.parsed(name)));
    expect(values).toEqual(['*', '5432', '/var/run/postgresql']);
  });

  test('stores passwords as SCRAM verifiers and refuses a wrong one', async () => {
    await database.rows(`CREATE ROLE catalog LOGIN PASSWORD 'battery staple'`);
    const stored = `SELECT rolname FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256$%' ORDER BY 1`;
    expect(await database.rows(stored)).toEqual(['catalog', 'shop']);
    expect(await database.rows('SELECT DISTINCT auth_method FROM pg_hba_file_rules')).toEqual(['scram-sha-256']);

    const refused = await database.query('SELECT 1', 'wrong');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('password authentication failed');
  });

  test('logs who connects, and no statement or row', async () => {
    await database.rows(`CREATE TABLE cards (number text PRIMARY KEY); INSERT INTO cards VALUES ('${CARD_NUMBER}')`);
    const duplicate = await database.query(`INSERT INTO cards VALUES ('${CARD_NUMBER}')`);
    expect(duplicate.stderr).toContain(`Key (number)=(${CARD_NUMBER}) already exists.`);
    await database.query(`SELECT '${CARD_NUMBER}' FROM nowhere`);
    await database.query(`SELECT '${CARD_NUMBER}'::text, pg_sleep(1.2)`);
    await database.query(`CREATE ROLE leaky PASSWORD 'tr0ub4dor'; SELECT 1/0`);

    expect(server.log).toContain('duplicate key value violates unique constraint');
    expect(server.log).toContain('relation "nowhere" does not exist');
    expect(server.log).toContain('shop@postgres LOG:  connection authorized: user=shop');
    expect(server.log).toContain('shop@postgres FATAL:  password authentication failed for user "shop"');
    expect(server.log).toContain('shop@postgres LOG:  disconnection: session time');
    expect(server.log).not.toContain(CARD_NUMBER);
    expect(server.log).not.toContain('tr0ub4dor');
  });

  test('has every committed row after a crash', async () => {
    await database.rows('CREATE TABLE orders AS SELECT 1 AS id');

    await server.kill();
    server = await database.start();

    expect(await database.rows('SELECT id FROM orders')).toEqual(['1']);
    expect(server.log).toContain('automatic recovery in progress');
  });
});

describe('PostgreSQL’s sizes', () => {
  let database: Postgresql;
  afterEach(() => database.sandbox.close());

  test.each([
    [256, 10],
    [256, 1000],
    [300, 33],
    [2048, 100],
    [65536, 1000],
  ])(
    'for %d MiB and %d connections are valid, and leave a quarter of the memory',
    async (mebibytes, maxConnections) => {
      const text = postgresqlConfiguration({ memory: Size.mebibytes(mebibytes), maxConnections });
      database = new Postgresql(text, 1);
      await database.initialise();
      const value = async (name: string) => Number(await database.parsed(name));

      const sharedBuffers = (await value('shared_buffers')) * 8;
      const sorts = (await value('work_mem')) * maxConnections;
      const autovacuum = (await value('maintenance_work_mem')) * (await value('autovacuum_max_workers'));
      await database.sandbox.close();

      const total = mebibytes * 1024;
      expect(sharedBuffers / total).toBeCloseTo(0.25, 3);
      expect((sharedBuffers + sorts + autovacuum) / total).toBeLessThan(0.75);
    },
  );
});
