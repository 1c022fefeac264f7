import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, Outcome, Sandbox, Server } from './sandbox';

/** Where Debian puts the newest installed version's programs. */
const VERSIONS = '/usr/lib/postgresql';
export const newest = Math.max(...readdirSync(VERSIONS).map(Number));
/** Path of one of its programs. */
export const program = (name: string) => join(VERSIONS, String(newest), 'bin', name);

/** The password of the test's one user. */
export const PASSWORD = 'correct horse';

/** What the test's command line says otherwise. The server marks these in the file: they cannot be applied any more. */
export const OVERRIDDEN = ['listen_addresses', 'port', 'unix_socket_directories'];

/** PostgreSQL as the pod starts it; the port, the address and the socket's folder are the test's. */
export class Postgresql {
  public readonly sandbox = new Sandbox('postgres');
  private readonly data = join(this.sandbox.folder, 'data');
  private readonly configuration: string;

  public constructor(
    text: string,
    private readonly port: number,
  ) {
    this.configuration = this.sandbox.file('postgresql.conf', text);
  }

  public async initialise(): Promise<void> {
    const passwordFile = this.sandbox.file('password', PASSWORD, 0o600);
    const authentication = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', '--pwfile', passwordFile];
    await this.sandbox.output(program('initdb'), ['-D', this.data, '-U', 'shop', '--no-sync', ...authentication]);
  }

  public async start(): Promise<Server> {
    const values = ['127.0.0.1', this.port, this.sandbox.folder];
    const flags = OVERRIDDEN.flatMap((name, index) => ['-c', `${name}=${values[index]}`]);
    const server = this.sandbox.start(program('postgres'), [...this.arguments(), ...flags]);
    await eventually(async () => (await this.query('SELECT 1')).code === 0, server);
    return server;
  }

  public query(statement: string, password = PASSWORD): Promise<Outcome> {
    const target = `host=127.0.0.1 port=${this.port} user=shop dbname=postgres`;
    return this.sandbox.run('psql', ['-XAt', '-d', target, '-c', statement], { PGPASSWORD: password });
  }

  /** The rows of an answer, their columns separated by `|`. */
  public async rows(statement: string): Promise<string[]> {
    const { code, stdout, stderr } = await this.query(statement);
    if (code !== 0) throw new Error(stderr);
    return stdout.split('\n').filter((line) => line !== '');
  }

  /** What a server takes a setting for, in its own unit, without starting one. */
  public parsed(name: string): Promise<string> {
    return this.sandbox.output(program('postgres'), [...this.arguments(), '-C', name]);
  }

  private arguments(): string[] {
    return ['-D', this.data, '-c', `config_file=${this.configuration}`];
  }
}
