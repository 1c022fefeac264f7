import { Configuration, type ConfigurationProps } from '../../../constructs';
import { refusal } from '../testing';

const props: Required<ConfigurationProps> = { folder: '/etc/redis', files: { 'redis.conf': 'port 6379' } };

test('is a folder and its files', () => {
  expect(Configuration.of(props)).toMatchObject(props);
});

test.each([[{}], [{ 'conf.d/redis.conf': '' }], [{ 'redis conf': '' }], [{ '': '' }]])(
  'fails when the files are %j',
  (files) => {
    expect(refusal(() => Configuration.of({ ...props, files }))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      place: 'Configuration.of /etc/redis',
    });
  },
);

test('fails when the folder is no absolute path', () => {
  expect(refusal(() => Configuration.of({ ...props, folder: 'etc/redis' })).code).toBe('PATH_INVALID');
});
