import { Size } from 'cdk8s';
import { Folder } from '../../../constructs';
import { refusal } from '../testing';
import fc from '../../chance';

test('is on the disk, in memory, or outlives the pod', () => {
  expect(Folder.scratch('/tmp', Size.mebibytes(64))).toMatchObject({ path: '/tmp', _kind: 'scratch' });
  expect(Folder.memory('/dev/shm', Size.mebibytes(64))).toMatchObject({ path: '/dev/shm', _kind: 'memory' });
  expect(Folder.persistent('/data')).toMatchObject({ path: '/data', _kind: 'persistent', size: undefined });
});

test('may be any absolute path', () => {
  const path = fc
    .array(fc.stringMatching(/^[\w.-]{1,12}$/), { minLength: 1, maxLength: 6 })
    .filter((parts) => !parts.includes('..') && !parts.includes('.'))
    .map((parts) => `/${parts.join('/')}`);
  fc.assert(fc.property(path, (text) => Folder.persistent(text).path === text));
});

test.each(['', '/', 'data', './data', '/data/', '//data', '/a//b', '/a/../b', '/a/.', '/a:b', '/a b', '/a\n'])(
  'fails when the path is %j',
  (path) => {
    expect(refusal(() => Folder.persistent(path))).toMatchObject({ code: 'PATH_INVALID', got: JSON.stringify(path) });
  },
);
