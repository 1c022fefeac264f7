import { Size } from 'cdk8s';
import { redisConfiguration, redisProbeCommand, redisStartScript } from '../../../constructs/data/redis-configuration';

const settings = (durable: boolean, mebibytes = 100) =>
  redisConfiguration({ memory: Size.mebibytes(mebibytes), durable }).split('\n');

test('keys get six tenths of the memory limit', () => {
  expect(settings(false)).toContain(`maxmemory ${Math.floor(100 * 2 ** 20 * 0.6)}`);
  expect(settings(true, 32)).toContain(`maxmemory ${Math.floor(32 * 2 ** 20 * 0.6)}`);
});

test('a cache evicts and writes nothing down', () => {
  expect(settings(false)).toEqual(expect.arrayContaining(['maxmemory-policy allkeys-lru', 'appendonly no', 'save ""']));
});

test('a durable store never evicts and has each write on the disk before its answer', () => {
  expect(settings(true)).toEqual(
    expect.arrayContaining(['maxmemory-policy noeviction', 'appendonly yes', 'appendfsync always', 'dir /data']),
  );
  expect(settings(true)).not.toContain('maxmemory-policy allkeys-lru');
});

test('the password reaches the server on its standard input, never as an argument', () => {
  const script = redisStartScript('REDISCLI_AUTH');
  const [, exec = ''] = script.split('\n');
  expect(exec).toBe('exec redis-server /etc/redis/redis.conf - <<END');
  expect(script).toContain('${REDISCLI_AUTH:?is empty}');
});

test('the probe asks for an answer, not for an exit code alone', () => {
  expect(redisProbeCommand().join(' ')).toContain('= PONG');
});
