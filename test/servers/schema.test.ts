import { Size } from 'cdk8s';
import { Postgresql } from './database';
import { freePort } from './sandbox';
import { Image } from '../../constructs';
import { postgresqlConfiguration } from '../../constructs/data/postgresql-configuration';
import { paymentSchema, paymentSchemaGate } from '../../stacks/applications/payment-schema';

const IMAGE = Image.parse('postgres:17.11-bookworm');

/** The statements as the migration mounts them, and what the gate asks. */
const [SCHEMA = ''] = (paymentSchema(IMAGE)._props.configuration ?? []).flatMap(({ files }) => Object.values(files));
const QUESTION = /--command "([^"]+)"/.exec(paymentSchemaGate(IMAGE)._props.command?.join(' ') ?? '')?.[1] ?? '';

describe('the payment schema on a real PostgreSQL', () => {
  let database: Postgresql;

  beforeAll(async () => {
    database = new Postgresql(
      postgresqlConfiguration({ memory: Size.mebibytes(512), maxConnections: 20 }),
      await freePort(),
    );
    await database.initialise();
    await database.start();
  });
  afterAll(() => database.sandbox.close());

  test('the gate is shut before the migration, open after it, and a second migration changes nothing', async () => {
    expect((await database.query(QUESTION)).code).not.toBe(0);
    await database.rows(SCHEMA);
    expect((await database.query(QUESTION)).code).toBe(0);
    await database.rows(SCHEMA);
    expect(await database.rows('select count(*) from schema_version')).toEqual(['1']);
  });

  test('the gate is shut for a version that has not been applied', async () => {
    await database.rows('delete from schema_version');
    expect((await database.query(QUESTION)).code).not.toBe(0);
  });
});
