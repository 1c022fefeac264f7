import { Size } from 'cdk8s';
import { postgresqlConfiguration } from '../../../constructs/data/postgresql-configuration';

const setting = (memory: Size, maxConnections: number, name: string) => {
  const text = postgresqlConfiguration({ memory, maxConnections });
  return new RegExp(`^${name} = (.*)$`, 'm').exec(text)?.[1];
};

test.each([
  [256, 100, '65536kB', '655kB', '16384kB'],
  [1024, 100, '262144kB', '2621kB', '65536kB'],
  [1024, 1000, '262144kB', '262kB', '65536kB'],
  [65536, 1000, '16777216kB', '16777kB', '1048576kB'],
])('with %d MiB and %d connections', (memory, connections, buffers, work, maintenance) => {
  const of = (name: string) => setting(Size.mebibytes(memory), connections, name);
  expect([of('shared_buffers'), of('work_mem'), of('maintenance_work_mem')]).toEqual([buffers, work, maintenance]);
  expect(of('max_connections')).toBe(String(connections));
});

test('no setting is below what the server takes', () => {
  expect(setting(Size.mebibytes(64), 1000, 'work_mem')).toBe('64kB');
});

test('each setting stands once', () => {
  const names = [
    ...postgresqlConfiguration({ memory: Size.gibibytes(1), maxConnections: 100 }).matchAll(/^(\w+) = /gm),
  ];
  expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
});

test('no statement and no row gets into the log: both may hold a card number', () => {
  const of = (name: string) => setting(Size.gibibytes(1), 100, name);
  expect(of('log_statement')).toBe("'none'");
  expect(of('log_min_duration_statement')).toBe('-1');
  expect(of('log_error_verbosity')).toBe('terse');
  expect(of('log_parameter_max_length_on_error')).toBe('0');
});
